#include "backend/core/domain/rules/request_play.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace std::chrono_literals;

namespace {

const Timestamp midnight{std::chrono::hours(480'000)};
constexpr std::chrono::milliseconds idleSpan = 31min;
constexpr std::chrono::milliseconds usualWake = 5s;

/// A service that falls asleep 31 minutes after its last visitor; times since midnight.
class PlayedDay
{
public:
    /// Somebody came and had an answer at once.
    void visit(std::chrono::milliseconds at) { stay(at, at); }
    void stay(std::chrono::milliseconds from, std::chrono::milliseconds until)
    {
        m_play.request(midnight + from, midnight + until, usualWake);
    }
    [[nodiscard]] RequestHour until(std::chrono::milliseconds at) const
    {
        RequestHour whole;
        for (const auto &[begin, hour] : hours(at)) {
            whole.measured += hour.measured;
            whole.asleep += hour.asleep;
            whole.wakes += hour.wakes;
            whole.waiting += hour.waiting;
            whole.requests += hour.requests;
        }
        return whole;
    }
    [[nodiscard]] RequestHours hours(std::chrono::milliseconds until) const
    {
        RequestHours hours;
        m_play.addTo(hours, midnight + until);
        return hours;
    }
    RequestPlay &play() { return m_play; }

private:
    RequestPlay m_play{midnight, idleSpan};
};

} // namespace

class TestRequestPlay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServiceNobodyVisitsSleepsAfterItsIdleTimeAndGrace()
    {
        SleepPolicy policy;
        policy.idleMinutes = 30;
        policy.graceSeconds = 60;
        QCOMPARE(fallsAsleepAfter(policy), idleSpan);
        const PlayedDay day;
        QCOMPARE(day.until(31min).asleep, 0ms);
        const auto whole = day.until(2h);
        QCOMPARE(whole.measured, 2h);
        QCOMPARE(whole.asleep, 89min);
        QCOMPARE(whole.wakes, 0);
    }

    void whoComesInTimeFindsItAwakeAndWhoComesLaterWaits()
    {
        PlayedDay day;
        day.visit(20min);
        day.visit(51min);
        QCOMPARE(day.until(51min).wakes, 0);
        // 31 minutes and a moment after the one before.
        day.visit(82min + 1ms);
        QCOMPARE(day.until(2h), (RequestHour{{}, 2h, 1ms + (2h - 113min - 1ms), 1, 1, 3}));
    }

    void whoComesWhileItWakesWaitsTooAndWhoComesAfterwardsDoesNot()
    {
        PlayedDay day;
        day.visit(1h);
        day.visit(1h + 2s);
        day.visit(1h + 5s);
        day.visit(1h + 6s);
        QCOMPARE(day.until(90min).wakes, 1);
        QCOMPARE(day.until(90min).waiting, 3);
    }

    void anOpenConnectionIsNoGapAlthoughItIsHeardOfAtItsEnd()
    {
        PlayedDay day;
        day.visit(10min);
        day.visit(3h); // It seems to wake it...
        QCOMPARE(day.until(4h).wakes, 1);
        day.stay(11min, 5h); // ...but a WebSocket had been open all the time.
        const auto whole = day.until(6h);
        QCOMPARE(whole.wakes, 0);
        QCOMPARE(whole.waiting, 0);
        QCOMPARE(whole.asleep, 29min);
    }

    void aLongRequestThatWokeItCountsFromItsBeginning()
    {
        PlayedDay day;
        day.visit(2h + 3s); // The second of two: the first took longer.
        day.stay(2h, 2h + 30min);
        const auto whole = day.until(3h);
        QCOMPARE(whole.wakes, 1);
        QCOMPARE(whole.waiting, 2);
        QCOMPARE(whole.asleep, 2h - 31min);
    }

    void whatBeganBeforeItWasMeasuredCountsFromThere()
    {
        PlayedDay day;
        day.stay(-10h, 2h);
        QCOMPARE(day.until(3h), (RequestHour{{}, 3h, 29min, 0, 0, 1}));
    }

    void hoursAddUp()
    {
        PlayedDay day;
        day.visit(2h + 10min);
        const auto hours = day.hours(3h + 15min);
        QCOMPARE(hours.size(), std::size_t(4));
        QCOMPARE(hours.at(midnight), (RequestHour{midnight, 1h, 29min, 0, 0, 0}));
        QCOMPARE(hours.at(midnight + 1h), (RequestHour{midnight + 1h, 1h, 1h, 0, 0, 0}));
        QCOMPARE(hours.at(midnight + 2h), (RequestHour{midnight + 2h, 1h, 29min, 1, 1, 1}));
        QCOMPARE(hours.at(midnight + 3h), (RequestHour{midnight + 3h, 15min, 15min, 0, 0, 0}));
    }

    void whatIsForgottenIsNotAddedAnyMore()
    {
        PlayedDay day;
        day.visit(2h);
        day.visit(5h);
        day.play().forgetBefore(midnight + 3h);
        QCOMPARE(day.until(6h), (RequestHour{{}, 3h, 3h - 31min, 1, 1, 1}));
        day.play().forgetBefore(midnight + 5h + 10min);
        QCOMPARE(day.until(6h), (RequestHour{{}, 50min, 29min, 0, 0, 1}));
    }

    void manyRequestsNeedNoMoreRoomThanOne()
    {
        PlayedDay day;
        for (int second = 0; second < 100'000; ++second) {
            day.visit(std::chrono::seconds(second));
        }
        QCOMPARE(day.until(27h).wakes, 0);
        QCOMPARE(day.until(27h).requests, std::int64_t(100'000));
        QCOMPARE(day.until(100'000s + 31min - 1s).asleep, 0ms);
    }

    void whatWasCountedIsTakenByTheDay()
    {
        QCOMPARE(countedSleep({}).measured, 0ms);
        QCOMPARE(countedSleep({}).wakesPerDay, 0.0);
        const auto counted = countedSleep({{midnight, 6h, 3h, 2, 10, 700}, {midnight + 6h, 6h, 6h, 1, 1, 1}});
        QCOMPARE(counted.measured, 12h);
        QCOMPARE(counted.quietShare, 0.75);
        QCOMPARE(counted.wakesPerDay, 6.0);
        QCOMPARE(counted.waitingPerDay, 22.0);
        QCOMPARE(counted.requests, std::int64_t(701));
    }
};

WAKEDOCK_TEST(TestRequestPlay)
#include "test_request_play.moc"
