#include "backend/core/domain/rules/traffic_rules.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace wakedock;
using namespace wakedock::core;

namespace {

constexpr double Infinity = std::numeric_limits<double>::infinity();

TrafficCounters counted(double requests, double good, double bad, std::map<double, double> buckets = {})
{
    TrafficCounters counters;
    counters.requests = requests;
    counters.classes = {0, good, 0, 0, bad};
    counters.buckets = std::move(buckets);
    return counters;
}

} // namespace

/// What is made of counters.
class TestTrafficRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void betweenTwoReadingsLiesWhatWasAdded()
    {
        const auto before = counted(10, 9, 1, {{0.1, 8}, {Infinity, 10}});
        auto now = counted(25, 21, 4, {{0.1, 20}, {0.5, 22}, {Infinity, 25}});
        now.inFlight = 3;
        const auto since = countedSince(before, now);
        QCOMPARE(since.requests, 15.0);
        QCOMPARE(since.classes[1], 12.0);
        QCOMPARE(since.classes[4], 3.0);
        QCOMPARE(since.buckets.at(0.1), 12.0);
        QCOMPARE(since.buckets.at(0.5), 22.0);
        QCOMPARE(since.buckets.at(Infinity), 15.0);
        QCOMPARE(since.inFlight, 3.0);
    }

    void aCounterThatWentDownBelongsToAnotherProcess()
    {
        const auto now = counted(4, 4, 0, {{Infinity, 4}});
        QCOMPARE(countedSince(counted(10, 10, 0), now), now);
        QCOMPARE(countedSince(counted(4, 2, 2), now), now);
        QCOMPARE(countedSince(counted(4, 4, 0, {{Infinity, 9}}), now), now);
    }

    void percentilesAreReckonedWithinTheirBucket_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("seconds");
        // 100 answers: 50 within 10 ms, 40 more within 100 ms, 9 more within 1 s, 1 later.
        QTest::newRow("the middle") << 0.50 << 0.01;
        QTest::newRow("half of the first bucket") << 0.25 << 0.005;
        QTest::newRow("in the second") << 0.70 << 0.055;
        QTest::newRow("at a bound") << 0.99 << 1.0;
        QTest::newRow("beyond the last bound") << 0.999 << 1.0;
    }
    void percentilesAreReckonedWithinTheirBucket()
    {
        QFETCH(double, share);
        QFETCH(double, seconds);
        const std::map<double, double> buckets{{0.01, 50}, {0.1, 90}, {1, 99}, {Infinity, 100}};
        const auto found = percentileOf(buckets, share);
        QVERIFY(found);
        QVERIFY2(std::abs(*found - seconds) < 1e-9, qPrintable(QString::number(*found)));
    }

    void whereNothingWasAnsweredThereIsNoPercentile()
    {
        QVERIFY(!percentileOf({}, 0.5));
        QVERIFY(!percentileOf({{0.1, 0}, {Infinity, 0}}, 0.5));
    }

    void aPointHasItsRate()
    {
        const auto point = pointOf(counted(30, 30, 0), Timestamp(std::chrono::seconds(100)), 5);
        QCOMPARE(point.perSecond(), 6.0);
        QCOMPARE(TrafficPoint().perSecond(), 0.0);
    }

    void twoServersAddUp()
    {
        auto one = counted(3, 3, 0, {{0.1, 3}});
        one.inFlight = 1;
        auto other = counted(2, 1, 1, {{0.1, 1}, {Infinity, 2}});
        other.inFlight = 2;
        const auto both = together(one, other);
        QCOMPARE(both.requests, 5.0);
        QCOMPARE(both.inFlight, 3.0);
        QCOMPARE(both.classes[1], 4.0);
        QCOMPARE(both.buckets.at(0.1), 4.0);
    }
};

WAKEDOCK_TEST(TestTrafficRules)
#include "test_traffic_rules.moc"
