#include "backend/core/domain/rules/idle_rules.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <functional>

using namespace wakedock;
using namespace wakedock::core;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp Noon(12h);

SleepPolicy sleeping()
{
    SleepPolicy policy;
    policy.enabled = true; // idle after 30 minutes, 60 s of grace
    return policy;
}

IdleSignals usedBefore(std::chrono::seconds span)
{
    IdleSignals signals;
    signals.now = Noon;
    signals.local = {3, 720};
    signals.sinceUse = span;
    return signals;
}

struct IdleCase {
    const char *name;
    std::function<void(SleepPolicy &, IdleSignals &)> change;
    AwakeReason reason;
    const char *detail;
    std::optional<std::chrono::seconds> sleepsIn;
};

/// Each would be asleep for long, were it not for this.
const std::vector<IdleCase> &heldCases()
{
    using Policy = SleepPolicy &;
    using Signals = IdleSignals &;
    static const std::vector<IdleCase> cases{
        {"a connection", [](Policy, Signals s) { s.connections = 1; }, AwakeReason::OpenConnections, "1 connection", {}},
        {"connections", [](Policy, Signals s) { s.connections = 2; }, AwakeReason::OpenConnections, "2 connections", {}},
        {"its processor",
         [](Policy p, Signals s) {
             p.cpuPercent = 5;
             s.cpuPercent = 11.6;
         },
         AwakeReason::BusyProcessor,
         "12 % of a core",
         {}},
        {"its network",
         [](Policy p, Signals s) {
             p.networkBytesPerSecond = 1000;
             s.bytesPerSecond = 1000;
         },
         AwakeReason::BusyNetwork,
         "1000 bytes/s",
         {}},
        {"a terminal", [](Policy, Signals s) { s.ownSession = "a terminal"; }, AwakeReason::OwnSession, "a terminal", {}},
        {"dependants",
         [](Policy, Signals s) { s.awakeDependants = {"api", "web"}; },
         AwakeReason::Dependants,
         "api, web",
         {}},
        {"a wish", [](Policy, Signals s) { s.keptUntil = s.now + 10min; }, AwakeReason::KeptAwake, "", 660s},
        {"hours", [](Policy p, Signals) { p.awakeHours = {{{3}, 480, 780}}; }, AwakeReason::AwakeHours, "", 3660s},
        {"all hours", [](Policy p, Signals) { p.awakeHours = {{{}, 0, 1440}}; }, AwakeReason::AwakeHours, "", {}},
        {"marks", [](Policy, Signals s) { s.marksSeen = false; }, AwakeReason::MarksUnseen, "", {}},
        {"blindness", [](Policy, Signals s) { s.measurable = false; }, AwakeReason::NotMeasured, "", {}},
        {"an unwatched processor", [](Policy p, Signals) { p.cpuPercent = 5; }, AwakeReason::NotMeasured, "", {}},
        {"an unwatched network",
         [](Policy p, Signals) { p.networkBytesPerSecond = 1000; },
         AwakeReason::NotMeasured,
         "",
         {}},
    };
    return cases;
}

} // namespace

class TestIdleRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeDecidesWhereNothingElseHolds_data()
    {
        QTest::addColumn<int>("sinceUse");
        QTest::addColumn<int>("reason");
        QTest::addColumn<int>("sleepsIn");
        QTest::addColumn<bool>("fallsAsleep");
        const auto recent = static_cast<int>(AwakeReason::RecentTraffic);
        const auto grace = static_cast<int>(AwakeReason::Grace);
        QTest::newRow("just used") << 0 << recent << 1860 << false;
        QTest::newRow("a second before") << 1799 << recent << 61 << false;
        QTest::newRow("idle") << 1800 << grace << 60 << false;
        QTest::newRow("in the grace") << 1859 << grace << 1 << false;
        QTest::newRow("grace over") << 1860 << grace << 0 << true;
        QTest::newRow("long ago") << 90000 << grace << 0 << true;
    }
    void timeDecidesWhereNothingElseHolds()
    {
        QFETCH(const int, sinceUse);
        QFETCH(const int, reason);
        QFETCH(const int, sleepsIn);
        QFETCH(const bool, fallsAsleep);
        const IdleVerdict verdict = judgeIdleness(sleeping(), usedBefore(std::chrono::seconds(sinceUse)));
        QCOMPARE(static_cast<int>(verdict.awake.reason), reason);
        QVERIFY(verdict.awake.sleepsAt == Noon + std::chrono::seconds(sleepsIn));
        QCOMPARE(verdict.fallsAsleep, fallsAsleep);
        QVERIFY(!verdict.isHeld);
    }

    void whatHoldsItAwakeIsSaid_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < heldCases().size(); ++i) {
            QTest::newRow(heldCases()[i].name) << static_cast<int>(i);
        }
    }
    void whatHoldsItAwakeIsSaid()
    {
        QFETCH(const int, index);
        const IdleCase &held = heldCases()[static_cast<std::size_t>(index)];
        SleepPolicy policy = sleeping();
        IdleSignals signals = usedBefore(10h);
        QVERIFY(judgeIdleness(policy, signals).fallsAsleep);
        held.change(policy, signals);
        const IdleVerdict verdict = judgeIdleness(policy, signals);
        QCOMPARE(static_cast<int>(verdict.awake.reason), static_cast<int>(held.reason));
        QCOMPARE(verdict.awake.detail, std::string(held.detail));
        QVERIFY(verdict.isHeld && !verdict.fallsAsleep);
        QCOMPARE(verdict.awake.sleepsAt.has_value(), held.sleepsIn.has_value());
        if (held.sleepsIn) {
            QVERIFY(*verdict.awake.sleepsAt == Noon + *held.sleepsIn);
        }
    }

    void limitsThatWereNotSetAreNotAsked()
    {
        IdleSignals signals = usedBefore(10h);
        signals.cpuPercent = 400;
        signals.bytesPerSecond = 1'000'000'000;
        QVERIFY(judgeIdleness(sleeping(), signals).fallsAsleep);
        SleepPolicy limited = sleeping();
        limited.cpuPercent = 400.5;
        QVERIFY(judgeIdleness(limited, signals).fallsAsleep);
    }

    void withItsSleepOffNothingIsAsked()
    {
        const IdleVerdict verdict = judgeIdleness(SleepPolicy(), usedBefore(10h));
        QVERIFY(verdict.awake == Wakefulness());
        QVERIFY(!verdict.fallsAsleep);
    }

    void graceBeginsAfterWhatHeldIt()
    {
        IdleSignals signals = usedBefore(10h);
        signals.sinceHeld = 20s;
        const IdleVerdict verdict = judgeIdleness(sleeping(), signals);
        QVERIFY(!verdict.fallsAsleep);
        QCOMPARE(static_cast<int>(verdict.awake.reason), static_cast<int>(AwakeReason::Grace));
        QVERIFY(verdict.awake.sleepsAt == Noon + 40s);
    }

    void withoutGraceItFallsAsleepAtOnce()
    {
        SleepPolicy policy = sleeping();
        policy.graceSeconds = 0;
        QVERIFY(judgeIdleness(policy, usedBefore(30min)).fallsAsleep);
        QVERIFY(!judgeIdleness(policy, usedBefore(30min - 1s)).fallsAsleep);
    }

    void whoeverKeepsItAwakeIsShownAlsoBehindAnotherReason()
    {
        IdleSignals signals = usedBefore(1min);
        signals.marksSeen = false;
        signals.keptUntil = Noon + 1h;
        QVERIFY(judgeIdleness(sleeping(), signals).awake.keptUntil == signals.keptUntil);
        signals.keptUntil = Noon - 1s;
        QVERIFY(!judgeIdleness(sleeping(), signals).awake.keptUntil);
    }

    void hoursRunOverMidnightAndIntoEachOther_data()
    {
        QTest::addColumn<int>("weekday");
        QTest::addColumn<int>("minute");
        QTest::addColumn<int>("left");
        QTest::newRow("Friday evening") << 5 << 1320 << 480; // 22:00 to 06:00
        QTest::newRow("Friday before it") << 5 << 1319 << 0;
        QTest::newRow("Saturday morning") << 6 << 359 << 1;
        QTest::newRow("Saturday after it") << 6 << 360 << 0;
        QTest::newRow("Friday morning, of Thursday") << 5 << 100 << 0;
        QTest::newRow("Sunday into Monday") << 7 << 1380 << 60 + 540; // 23:00 to 24:00, then Monday 00:00 to 09:00
        QTest::newRow("Monday") << 1 << 539 << 1;
    }
    void hoursRunOverMidnightAndIntoEachOther()
    {
        QFETCH(const int, weekday);
        QFETCH(const int, minute);
        QFETCH(const int, left);
        const std::vector<AwakeHours> hours{{{5}, 1320, 360}, {{7}, 1380, 1440}, {{1}, 0, 540}};
        QCOMPARE(awakeMinutesLeft(hours, {weekday, minute}), left);
    }

    void smallChangesAreNotTold()
    {
        const Wakefulness told{AwakeReason::RecentTraffic, {}, Noon + 30min, {}};
        Wakefulness next = told;
        QVERIFY(isWorthTelling(std::nullopt, next, Noon));
        QVERIFY(!isWorthTelling(told, next, Noon));
        next.sleepsAt = Noon + 30min + 100s;
        QVERIFY(!isWorthTelling(told, next, Noon));
        next.sleepsAt = Noon + 34min;
        QVERIFY(isWorthTelling(told, next, Noon));
        // The nearer it is, the closer it is told.
        next.sleepsAt = Noon + 30min + 20s;
        QVERIFY(isWorthTelling(told, next, Noon + 29min));
        next = told;
        next.reason = AwakeReason::Grace;
        QVERIFY(isWorthTelling(told, next, Noon));
    }

    void eachFigureOfAHardWorkerIsNotTold()
    {
        const Wakefulness told{AwakeReason::BusyProcessor, "12 % of a core", {}, {}};
        Wakefulness next = told;
        next.detail = "13 % of a core";
        QVERIFY(!isWorthTelling(told, next, Noon));
        const Wakefulness open{AwakeReason::OpenConnections, "1 connection", {}, {}};
        next = open;
        next.detail = "2 connections";
        QVERIFY(isWorthTelling(open, next, Noon));
    }
};

WAKEDOCK_TEST(TestIdleRules)
#include "test_idle_rules.moc"
