#include "backend/core/watchers/idle_sight.h"
#include "backend/core/watchers/idle_watcher.h"

#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;
using namespace std::chrono_literals;

namespace {

/// A house whose watcher looks when the test says so; only the short waits of operations pass by themselves.
struct IdleHouse : WorkshopFixture {
    IdleHouse() { clock.skipSleeps(true, 1s); }

    ServiceId deploySleeper(const std::string &name = "shop", SleepPolicy policy = usual())
    {
        ServiceConfig config = aService(name).at(name + ".example.org");
        config.sleep = std::move(policy);
        const auto id = deploy(config)->record.id;
        look();
        return id;
    }
    static SleepPolicy usual()
    {
        SleepPolicy policy;
        policy.enabled = true; // idle after 30 minutes, 60 s of grace
        return policy;
    }
    void look(std::chrono::milliseconds after = 0s)
    {
        clock.advance(after);
        await(core().idleWatcher.look({}, localHost()));
        calm();
    }
    [[nodiscard]] Wakefulness awake(const std::string &name = "shop")
    {
        return service(name)->state.awake.value_or(Wakefulness{AwakeReason::SleepOff, "it is not awake", {}, {}});
    }
    /// As it was told; small differences are not.
    [[nodiscard]] bool sleepsIn(std::chrono::seconds span)
    {
        const auto told = awake().sleepsAt;
        return told && std::chrono::abs(*told - clock.now() - span) < 5s;
    }
    [[nodiscard]] bool fallsAsleep(const std::string &name = "shop")
    {
        return waitUntil([&] { return service(name)->state.status == ServiceStatus::Sleeping; }, 3s);
    }
};

} // namespace

class TestIdleWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyUsesItSoItFallsAsleep()
    {
        IdleHouse house;
        house.deploySleeper();
        QVERIFY(house.awake().reason == AwakeReason::RecentTraffic);
        QVERIFY(house.sleepsIn(31min));
        house.look(30min);
        QVERIFY(house.awake().reason == AwakeReason::Grace);
        house.look(50s);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        house.look(10s);
        QVERIFY(house.fallsAsleep());
        QVERIFY(!house.service("shop")->state.awake);
        QCOMPARE(house.lastOperation().kind, OperationKind::Sleep);
        QCOMPARE(house.lastOperation().actor, std::string("system"));
        QVERIFY(house.marks.all().empty());
    }

    void oneRequestInTheGraceKeepsItAwake()
    {
        IdleHouse house;
        house.deploySleeper();
        house.look(30min + 50s);
        house.linkCounters.request();
        house.look(5s);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QVERIFY(house.awake().reason == AwakeReason::RecentTraffic);
        QVERIFY(house.service("shop")->state.lastAccessAt > house.clock.now() - 5s);
        house.look(30min);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        house.look(60s);
        QVERIFY(house.fallsAsleep());
    }

    void neighboursThatShoutDoNotKeepItAwake()
    {
        IdleHouse house;
        house.deploySleeper();
        for (int i = 0; i < 31; ++i) {
            house.linkCounters.shout();
            house.look(1min);
        }
        QVERIFY(house.fallsAsleep());
    }

    void anOpenConnectionHoldsItAndItsEndIsUse()
    {
        IdleHouse house;
        const auto id = house.deploySleeper();
        std::optional connections(std::map<ServiceId, int>{{id, 2}});
        auto &core = house.core();
        const IdleSight sight({house.clock, core.states, core.sleeping.activity, core.monitoring, core.caddy, core.terminals,
                               core.lanes, [&connections] { return connections; }, [](Timestamp) { return LocalMoment(); }});
        IdleWatcher watcher({house.bus(), house.clock, core.states, core.sleeping.activity, core.stacks.service, sight,
                             core.sleeping.putToSleep, core.sleeping.needsInUse, house.suspensions, 5s,
                             Log(house.sink, log_category::Gate)});
        house.clock.advance(5h);
        await(watcher.look({}, localHost()));
        QVERIFY(house.awake().reason == AwakeReason::OpenConnections);
        QCOMPARE(house.awake().detail, std::string("2 connections"));
        QVERIFY(!house.awake().sleepsAt);
        connections.reset(); // The proxy does not tell.
        house.clock.advance(1min);
        await(watcher.look({}, localHost()));
        QVERIFY(house.awake().reason == AwakeReason::MarksUnseen);
        connections.emplace();
        house.clock.advance(1min);
        await(watcher.look({}, localHost()));
        QVERIFY(house.awake().reason == AwakeReason::RecentTraffic);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
    }

    void whoseSleepIsOffIsNotLookedAt()
    {
        IdleHouse house;
        house.deploy(aService("shop").at("shop.example.org"));
        house.look(10h);
        QVERIFY(house.awake() == Wakefulness());
        QCOMPARE(house.linkCounters.reads, 0);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
    }

    void whereNothingTellsOfUseItStaysAwake()
    {
        IdleHouse house;
        house.linkCounters.isBlind = true;
        house.deploySleeper();
        house.look(10h);
        QVERIFY(house.awake().reason == AwakeReason::NotMeasured);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
    }

    void whereCaddyDoesNotSeeTheMarksItStaysAwake()
    {
        IdleHouse house;
        house.deploySleeper();
        auto status = house.proxy.status();
        status.seesMarks = false;
        house.proxy.setStatus(status);
        house.look(10h);
        QVERIFY(house.awake().reason == AwakeReason::MarksUnseen);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
    }

    void aServiceThatNeedsItHoldsIt()
    {
        IdleHouse house;
        house.deploySleeper("db");
        ServiceConfig web = aService("web").at("web.example.org");
        web.dependsOn = {"db"};
        house.deploy(web);
        house.look(10h);
        QVERIFY(house.awake("db").reason == AwakeReason::Dependants);
        QCOMPARE(house.awake("db").detail, std::string("web"));
    }

    void itsHoursHoldIt()
    {
        IdleHouse house;
        SleepPolicy policy = IdleHouse::usual();
        policy.awakeHours = {{{}, 0, 1440}};
        house.deploySleeper("shop", policy);
        house.look(10h);
        QVERIFY(house.awake().reason == AwakeReason::AwakeHours);
    }

    void aRefusedSleepIsSaidAndTriedAgainLater()
    {
        IdleHouse house;
        house.deploySleeper();
        house.proxy.setInFlight("10.213.0.10:80", 1); // opened since the last reading
        house.look(31min);
        QVERIFY(waitUntil(
            [&] { return house.lastOperation().kind == OperationKind::Sleep && house.lastOperation().finishedAt; }));
        house.calm();
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        const auto tries = house.store.tables().operations.size();
        house.look(5s);
        QVERIFY(house.awake().reason == AwakeReason::OpenConnections);
        QVERIFY(house.awake().detail.starts_with("1 of shop's connections"));
        QVERIFY(house.awake().sleepsAt.has_value());
        QCOMPARE(house.store.tables().operations.size(), tries);
        house.proxy.setInFlight("10.213.0.10:80", 0);
        house.look(2min);
        QVERIFY(house.fallsAsleep());
    }

    void timesThatHardlyMoveAreNotTold()
    {
        IdleHouse house;
        house.deploySleeper();
        house.calm();
        const auto before = house.heard<ServiceChanged>().size();
        for (int i = 0; i < 12; ++i) {
            house.linkCounters.request();
            house.look(4s);
        }
        QVERIFY2(house.heard<ServiceChanged>().size() <= before + 1, "each look was told");
    }

    void theTimeOfASuspensionDoesNotCount()
    {
        IdleHouse house;
        house.deploySleeper();
        house.look(25min);
        house.clock.setNow(house.clock.now() + 8h); // the wall clock alone went on
        house.look(1s);
        QVERIFY(house.awake().reason == AwakeReason::RecentTraffic);
        house.look(4min);
        QVERIFY(house.awake().reason == AwakeReason::RecentTraffic);
        house.look(1min);
        QVERIFY(house.awake().reason == AwakeReason::Grace);
    }

    void afterResumeNobodyFallsAsleepAtOnce()
    {
        IdleHouse house;
        house.deploySleeper();
        house.look(30min + 50s);
        QVERIFY(house.awake().reason == AwakeReason::Grace);
        house.clock.setNow(house.clock.now() + 8h);
        house.look(2s);
        house.look(50s);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        house.look(15s);
        QVERIFY(house.fallsAsleep());
    }

    void alsoWhenOnlyTheMachineTellsThatItIsBack()
    {
        IdleHouse house;
        house.deploySleeper();
        house.look(30min + 50s);
        house.suspensions.resume();
        house.look(50s);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        house.look(15s);
        QVERIFY(house.fallsAsleep());
    }

    void whenItWasUsedAndWokenSurvivesARestart()
    {
        IdleHouse house;
        const auto id = house.deploySleeper();
        house.linkCounters.request();
        house.look(5s);
        house.look(31min);
        QVERIFY(house.fallsAsleep());
        const auto used = house.service("shop")->state.lastAccessAt;
        QVERIFY(used.has_value());
        house.finish(house.core().sleeping.wake.execute(WorkshopFixture::as(Role::Operator), id));
        house.calm();
        const auto woken = house.service("shop")->state.lastWakeAt;
        QVERIFY(woken.has_value());
        house.clock.advance(31s); // until it is written down
        house.calm();
        house.restart();
        QVERIFY(house.service("shop")->state.lastAccessAt == used);
        QVERIFY(house.service("shop")->state.lastWakeAt == woken);
    }
};

WAKEDOCK_TEST(TestIdleWatcher)
#include "test_idle_watcher.moc"
