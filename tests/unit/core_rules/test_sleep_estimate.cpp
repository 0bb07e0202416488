#include "backend/core/domain/rules/memory_budget.h"
#include "backend/core/domain/rules/sleep_estimate.h"
#include "tests/support/builders/service_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr std::uint16_t AllParts = 0x0fff;

TrafficHour hourAt(int hour, std::uint16_t busy, std::uint16_t measured = AllParts)
{
    return {Timestamp(hours(hour)), measured, busy};
}

const Timestamp noon{hours(12)};

/// One that has slept enough to be put to sleep.
std::shared_ptr<Service> aResting(const std::string &name)
{
    auto service = std::make_shared<Service>();
    service->record = aService(name).record(1);
    service->record.id = ServiceId(name);
    service->record.config.sleep.enabled = true;
    service->state.status = ServiceStatus::Running;
    service->state.startedAt = noon - hours(5);
    return service;
}

bool mayMake(const std::shared_ptr<Service> &service)
{
    return mayMakeRoom(*service, {service}, noon);
}

} // namespace

class TestSleepEstimate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutMeasurementsNothingIsClaimed()
    {
        const auto estimate = sleepEstimate({}, 30);
        QCOMPARE(estimate.measuredParts, 0);
        QCOMPARE(estimate.quietShare, 0.0);
        QCOMPARE(estimate.wakesPerDay, 0.0);
    }

    void whoIsUsedAllTheTimeNeverSleeps()
    {
        const auto estimate = sleepEstimate({hourAt(0, AllParts), hourAt(1, AllParts)}, 30);
        QCOMPARE(estimate.quietShare, 0.0);
        QCOMPARE(estimate.wakesPerDay, 0.0);
        QCOMPARE(estimate.measuredParts, 24);
    }

    void itSleepsAfterItsIdleMinutesAndIsWokenByTheNext()
    {
        // Used in the first five minutes of each of two hours: awake for 5 + 30 minutes, asleep for 25.
        const auto estimate = sleepEstimate({hourAt(0, 1), hourAt(1, 1)}, 30);
        QCOMPARE(estimate.quietShare, 10.0 / 24);
        QCOMPARE(estimate.wakesPerDay, 12.0);
    }

    void aPauseThatIsShorterThanItsIdleMinutesIsNoSleep()
    {
        const auto estimate = sleepEstimate({hourAt(0, 1), hourAt(1, 1)}, 60);
        QCOMPARE(estimate.quietShare, 0.0);
        QCOMPARE(estimate.wakesPerDay, 0.0);
    }

    void whatWasNotMeasuredIsNoQuiet()
    {
        QCOMPARE(sleepEstimate({hourAt(0, 0), hourAt(5, 1)}, 30).wakesPerDay, 0.0);
        const auto estimate = sleepEstimate({hourAt(0, 0, 0x00ff), hourAt(1, 0, 0x00ff)}, 30);
        QCOMPARE(estimate.measuredParts, 16);
        QCOMPARE(estimate.quietShare, 4.0 / 16);
    }

    void onlyWhatSleepsAndRestsMakesRoom()
    {
        QVERIFY(mayMake(aResting("blog")));
        auto never = aResting("shop");
        never->record.config.sleep.enabled = false;
        QVERIFY(!mayMake(never));
        auto paused = aResting("shop");
        paused->record.config.sleep.stopMode = StopMode::Pause;
        QVERIFY(!mayMake(paused));
        auto asleep = aResting("shop");
        asleep->state.status = ServiceStatus::Sleeping;
        QVERIFY(!mayMake(asleep));
        auto used = aResting("shop");
        used->state.lastAccessAt = noon - std::chrono::seconds(20);
        QVERIFY(!mayMake(used));
        used->state.lastAccessAt = noon - minutes(2);
        QVERIFY(mayMake(used));
    }

    void whatKeepsAServiceAwakeKeepsItFromMakingRoom_data()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<bool>("makesRoom");
        const auto row = [](const char *name, AwakeReason reason, bool makesRoom) {
            QTest::newRow(name) << static_cast<int>(reason) << makesRoom;
        };
        row("its idle minutes are not over", AwakeReason::RecentTraffic, true);
        row("grace", AwakeReason::Grace, true);
        row("connections", AwakeReason::OpenConnections, false);
        row("a terminal", AwakeReason::OwnSession, false);
        row("awake hours", AwakeReason::AwakeHours, false);
        row("somebody needs it", AwakeReason::Dependants, false);
        row("kept", AwakeReason::KeptAwake, false);
        row("nobody measures", AwakeReason::NotMeasured, false);
    }

    void whatKeepsAServiceAwakeKeepsItFromMakingRoom()
    {
        QFETCH(const int, reason);
        QFETCH(const bool, makesRoom);
        auto service = aResting("blog");
        service->state.awake = Wakefulness{static_cast<AwakeReason>(reason), {}, {}, {}};
        QCOMPARE(mayMake(service), makesRoom);
        service->state.awake->keptUntil = noon + hours(1);
        QVERIFY(!mayMake(service));
    }

    void whatAnAwakeServiceNeedsStays()
    {
        const auto database = aResting("db");
        const auto web = aResting("web");
        web->record.config.dependsOn = {"db"};
        QVERIFY(!mayMakeRoom(*database, {database, web}, noon));
        web->state.status = ServiceStatus::Sleeping;
        QVERIFY(mayMakeRoom(*database, {database, web}, noon));
    }

    void theBudgetIsExceededByWhatDoesNotFit()
    {
        QCOMPARE(overBudget(0, 5000, 100), std::int64_t(0));
        QCOMPARE(overBudget(1000, 800, 200), std::int64_t(0));
        QCOMPARE(overBudget(1000, 800, 300), std::int64_t(100));
    }

    void theLeastRecentlyUsedMakesRoomFirst()
    {
        const auto ordered = inOrderOfRoom({{ServiceId("b"), 1, noon}, {ServiceId("a"), 1, noon - hours(1)}});
        QCOMPARE(ordered.front().id, ServiceId("a"));
        auto service = aResting("blog");
        service->state.lastWakeAt = noon - hours(1);
        QCOMPARE(lastUseOf(*service), noon - hours(1));
    }
};

WAKEDOCK_TEST(TestSleepEstimate)
#include "test_sleep_estimate.moc"
