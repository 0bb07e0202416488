// Waking within a budget of memory.
#include "tests/support/fixtures/workshop_fixture.h"
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
    return config;
}

/// A house in which each service holds 100 MB, with a budget of its own.
struct BudgetHouse : WorkshopFixture {
    explicit BudgetHouse(std::int64_t budget)
    {
        memoryBudget = budget;
        // The engine in memory starts its containers in the time of this machine.
        clock.setNow(std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()));
        restart();
        usage.each.memoryBytes = 100 * Megabyte;
    }
    /// What runs is measured, and nobody uses it for a while.
    void rest()
    {
        clock.advance(std::chrono::minutes(5));
        await(core().monitoring.measure());
        calm();
    }
    ServiceId deployed(const std::string &name) { return deploy(sleeper(name))->record.id; }
    void putToSleep(const ServiceId &id)
    {
        finish(core().sleeping.putToSleep.execute(as(Role::Operator), {id, false}));
        calm();
    }
    void wake(const ServiceId &id) { finish(core().sleeping.wake.execute(as(Role::Operator), id)); }
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
