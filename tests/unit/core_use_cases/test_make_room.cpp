// Waking within a budget of memory.
#include "tests/support/fixtures/stack_house.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

constexpr std::int64_t Megabyte = 1024 * 1024;

ServiceConfig sleeper(const std::string &name)
{
    ServiceConfig config = aService(name).at(name + ".example.org");
    config.sleep.enabled = true;
    config.sleep.idleMinutes = 600; // Nobody falls asleep here because nobody uses it.
    return config;
}

/// A house in which each service holds 100 MB, with a budget of its own.
struct BudgetHouse : StackHouse {
    explicit BudgetHouse(std::int64_t budget)
    {
        memoryBudget = budget;
        // The engine in memory starts its containers in the time of this machine.
        clock.setNow(std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()));
        restart();
        usage.each.memoryBytes = 100 * Megabyte;
    }
    /// What runs is measured and looked at, and nobody uses it for a while.
    void rest()
    {
        clock.advance(std::chrono::minutes(5));
        await(core().monitoring.measure());
        await(core().idleWatcher.look({}, localHost()));
        calm();
    }
    /// Of the stack `shop`: pages that may sleep on one database each, which others reach.
    void bringUp(const std::vector<std::string> &pages)
    {
        std::string yaml = "services:\n";
        for (const std::string &page : pages) {
            yaml += "  " + page + ": {image: 'nginx:1.25', depends_on: [" + page + "-db], labels: {wakedock.domain: " + page
                + ".example.org, wakedock.sleep.enabled: 'true', wakedock.sleep.idle_minutes: '600'}}\n  " + page
                + "-db: {image: 'app:1', ports: ['5432']}\n";
        }
        create(yaml);
    }
    ServiceId idOf(const std::string &name) { return service(name)->record.id; }
    ServiceId deployed(const std::string &name) { return deploy(sleeper(name))->record.id; }
    ServiceId deployedToPause(const std::string &name)
    {
        ServiceConfig config = sleeper(name);
        config.sleep.stopMode = StopMode::Pause;
        return deploy(config)->record.id;
    }
    /// Deployed, measured, and asleep.
    ServiceId asleep(const std::string &name)
    {
        const auto id = deployed(name);
        rest();
        putToSleep(id);
        rest();
        return id;
    }
    void putToSleep(const ServiceId &id)
    {
        finish(core().sleeping.putToSleep.execute(as(Role::Operator), {id, false}));
        calm();
    }
    void wake(const ServiceId &id)
    {
        const auto ticket = beginWake(id);
        QVERIFY(waitUntil([&ticket] { return ticket.done.isDone(); }));
        calm();
        clock.skipSleeps(true, std::chrono::hours(1));
    }
    /// Short waits go on passing by themselves; how long it waits for room is for the test to say.
    OperationTicket beginWake(const ServiceId &id)
    {
        clock.skipSleeps(true, MakeRoom::Longest - std::chrono::seconds(1));
        return begin(core().sleeping.wake.execute(as(Role::Operator), id));
    }
};

} // namespace

class TestMakeRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWasNotUsedForLongestMakesRoomForWhoWakes()
    {
        BudgetHouse house(250 * Megabyte);
        house.deployed("first");
        const auto second = house.deployed("second");
        house.rest();
        house.putToSleep(second);
        house.wake(second);
        const auto waking = house.deployed("waking");
        house.rest();
        house.putToSleep(waking);
        house.rest();
        house.wake(waking);
        QCOMPARE(house.statusOf("first"), ServiceStatus::Sleeping);
        QCOMPARE(house.statusOf("second"), ServiceStatus::Running);
        QCOMPARE(house.statusOf("waking"), ServiceStatus::Running);
        QVERIFY(house.sink.contains("first was put to sleep to make room for waking"));
    }

    void whereAllFitsNobodyFallsAsleep()
    {
        BudgetHouse house(300 * Megabyte);
        house.deployed("first");
        const auto waking = house.deployed("waking");
        house.rest();
        house.putToSleep(waking);
        house.rest();
        house.wake(waking);
        QCOMPARE(house.statusOf("first"), ServiceStatus::Running);
    }

    void whoIsInUseStaysAndTheWakeGoesOn()
    {
        BudgetHouse house(150 * Megabyte);
        house.deployed("first");
        const auto waking = house.deployed("waking");
        house.rest();
        house.putToSleep(waking);
        house.rest();
        house.proxy.setInFlight("10.213.0.10:80", 2);
        house.wake(waking);
        QCOMPARE(house.statusOf("first"), ServiceStatus::Running);
        QCOMPARE(house.statusOf("waking"), ServiceStatus::Running);
        QVERIFY(house.sink.contains("exceeds wake.memory_budget_bytes by 50 MB"));
    }

    void aWakeDoesNotWaitForLongUntilOthersHaveEnded()
    {
        BudgetHouse house(150 * Megabyte);
        house.deployed("first");
        const auto waking = house.asleep("waking");
        auto held = house.engine.holdNext("stopContainer");
        const auto ticket = house.beginWake(waking);
        QVERIFY(waitUntil([&house] { return house.engine.callCount("stopContainer") == 2; }));
        QVERIFY(!ticket.done.isDone());
        house.clock.advance(MakeRoom::Longest);
        QVERIFY(waitUntil([&ticket] { return ticket.done.isDone(); }));
        QCOMPARE(house.statusOf("waking"), ServiceStatus::Running);
        QCOMPARE(house.statusOf("first"), ServiceStatus::Stopping);
        held.succeed();
        QVERIFY(waitUntil([&house] { return house.sink.contains("first was put to sleep to make room for waking"); }));
        QCOMPARE(house.statusOf("first"), ServiceStatus::Sleeping);
    }

    void severalFallAsleepSideBySide()
    {
        BudgetHouse house(150 * Megabyte);
        house.deployed("first");
        house.deployed("second");
        const auto waking = house.asleep("waking");
        auto one = house.engine.holdNext("stopContainer");
        auto other = house.engine.holdNext("stopContainer");
        const auto ticket = house.beginWake(waking);
        QVERIFY(waitUntil([&house] { return house.engine.callCount("stopContainer") == 3; }));
        one.succeed();
        other.succeed();
        QVERIFY(waitUntil([&ticket] { return ticket.done.isDone(); }));
        QCOMPARE(house.statusOf("first"), ServiceStatus::Sleeping);
        QCOMPARE(house.statusOf("second"), ServiceStatus::Sleeping);
        QCOMPARE(house.statusOf("waking"), ServiceStatus::Running);
    }

    void whoIsInUseLeavesItToTheNext()
    {
        BudgetHouse house(250 * Megabyte);
        house.deployed("first");
        house.deployed("second");
        const auto waking = house.asleep("waking");
        house.proxy.setInFlight("10.213.0.10:80", 1);
        house.wake(waking);
        QCOMPARE(house.statusOf("first"), ServiceStatus::Running);
        QCOMPARE(house.statusOf("second"), ServiceStatus::Sleeping);
    }

    void aPauseFreesNothing()
    {
        BudgetHouse house(250 * Megabyte);
        const auto paused = house.deployedToPause("paused");
        house.deployed("second");
        const auto waking = house.asleep("waking");
        house.wake(waking);
        QCOMPARE(house.statusOf("paused"), ServiceStatus::Running);
        QCOMPARE(house.statusOf("second"), ServiceStatus::Sleeping);
        house.rest();
        house.putToSleep(paused);
        house.putToSleep(waking);
        house.rest();
        house.wake(house.service("second")->record.id);
        house.rest();
        // Two hold 100 MB each, and one of them sleeps: it keeps what it held.
        house.wake(waking);
        QCOMPARE(house.statusOf("second"), ServiceStatus::Sleeping);
    }

    void whoIsNotMeasuredYetCountsWithWhatItHeldBefore()
    {
        BudgetHouse house(250 * Megabyte);
        house.deployed("first");
        const auto second = house.deployed("second");
        const auto waking = house.asleep("waking");
        house.putToSleep(second);
        house.rest();
        house.wake(second); // up again, and nobody has measured it since
        house.wake(waking);
        QCOMPARE(house.statusOf("first"), ServiceStatus::Sleeping);
    }

    void aServiceOfAStackFreesWhatSleepsWithIt()
    {
        BudgetHouse house(150 * Megabyte);
        const auto waking = house.asleep("waking");
        house.bringUp({"web"});
        house.rest();
        house.wake(waking);
        QCOMPARE(house.statusOf("shop-web"), ServiceStatus::Sleeping);
        QCOMPARE(house.engine.world.container("shop_web-db_1").seen.status, ContainerStatus::Exited);
        QVERIFY(!house.sink.contains("exceeds wake.memory_budget_bytes"));
    }

    void whatRunsBesideItInItsStackCounts()
    {
        BudgetHouse house(250 * Megabyte);
        const auto waking = house.asleep("waking");
        house.bringUp({"web"});
        house.rest();
        house.wake(waking); // 200 MB and 100 MB
        QCOMPARE(house.statusOf("shop-web"), ServiceStatus::Sleeping);
    }

    void wakingItNeedsWhatWakesWithIt()
    {
        BudgetHouse house(250 * Megabyte);
        house.bringUp({"web"});
        house.rest();
        house.putToSleep(house.idOf("shop-web"));
        house.deployed("first");
        house.rest();
        house.wake(house.idOf("shop-web"));
        QCOMPARE(house.statusOf("first"), ServiceStatus::Sleeping);
        QCOMPARE(house.statusOf("shop-web"), ServiceStatus::Running);
    }

    void itsOwnStackMakesNoRoomForIt()
    {
        BudgetHouse house(250 * Megabyte);
        house.bringUp({"web", "admin"});
        house.rest();
        house.putToSleep(house.idOf("shop-web"));
        house.rest();
        house.wake(house.idOf("shop-web"));
        QCOMPARE(house.statusOf("shop-admin"), ServiceStatus::Running);
        QVERIFY(house.sink.contains("exceeds wake.memory_budget_bytes by 150 MB"));
    }

    void whatOthersUseMakesNoRoom()
    {
        BudgetHouse house(150 * Megabyte);
        const auto waking = house.asleep("waking");
        house.bringUp({"web"});
        house.rest();
        house.linkCounters.request("shop_web-db_1");
        house.rest();
        house.linkCounters.request("shop_web-db_1");
        await(house.core().idleWatcher.look({}, localHost()));
        house.wake(waking);
        QCOMPARE(house.statusOf("shop-web"), ServiceStatus::Running);
        QVERIFY(house.sink.contains("exceeds wake.memory_budget_bytes"));
    }

    void withoutABudgetNobodyIsAsked()
    {
        BudgetHouse house(0);
        house.deployed("first");
        const auto waking = house.deployed("waking");
        house.rest();
        house.putToSleep(waking);
        house.rest();
        house.wake(waking);
        QCOMPARE(house.statusOf("first"), ServiceStatus::Running);
    }
};

WAKEDOCK_TEST(TestMakeRoom)
#include "test_make_room.moc"
