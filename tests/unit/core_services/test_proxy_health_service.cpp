#include "backend/core/services/proxy_health_service.h"
#include "backend/infrastructure/events/event_bus.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/fakes/fake_proxy_surroundings.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <limits>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;
using namespace std::chrono_literals;

namespace {

/// A service whose readings come when the test lets time pass and asks.
struct HealthHouse {
    RecordingLog sink;
    FakeClock clock;
    events::EventBus bus{clock, Log(sink, log_category::App)};
    FakeProxyMetrics metrics;
    bool isReachable = true;
    ProxyHealthService health{{metrics, bus, clock, [] { return std::vector<Route>(); }, [this] { return isReachable; }, 5s,
                               Log(sink, log_category::Caddy)}};

    HealthHouse() { metrics.counters.startedAt = clock.now(); }
    void count(double requests, const std::string &server = "wakedock-http")
    {
        auto &traffic = metrics.counters.servers[server].traffic;
        traffic.requests = requests;
        traffic.classes[1] = requests;
        traffic.buckets = {{0.1, requests}, {std::numeric_limits<double>::infinity(), requests}};
    }
    void readAfter(std::chrono::milliseconds span)
    {
        clock.advance(span);
        await(health.refresh({}));
    }
};

} // namespace

class TestProxyHealthService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstReadingIsNoTraffic()
    {
        HealthHouse house;
        house.count(1000);
        house.readAfter(5s);
        QCOMPARE(house.health.latest()->latest.requests, 0.0);
        QCOMPARE(house.health.latest()->servers.at(0).total.requests, 1000.0);
        QVERIFY(house.health.trend().recent.empty());
    }

    void whatCameBetweenTwoReadingsIsARate()
    {
        HealthHouse house;
        house.count(100);
        house.readAfter(5s);
        house.count(130);
        house.count(20, "srv0");
        house.readAfter(10s);
        QCOMPARE(house.health.latest()->latest.requests, 50.0);
        QCOMPARE(house.health.latest()->latest.perSecond(), 5.0);
        QVERIFY(house.health.latest()->latest.p95.value_or(9) <= 0.1);
        QCOMPARE(house.health.trend().recent.size(), std::size_t(1));
    }

    void aCaddyThatWasStartedAgainLosesAndDoublesNothing()
    {
        HealthHouse house;
        house.count(100);
        house.readAfter(5s);
        house.metrics.counters.startedAt = house.clock.now();
        house.count(140); // More than before, and yet all of it is new.
        house.readAfter(5s);
        QCOMPARE(house.health.latest()->latest.requests, 140.0);
        house.count(7); // A counter of the same process never goes down: somebody else's then.
        house.readAfter(5s);
        QCOMPARE(house.health.latest()->latest.requests, 7.0);
    }

    void withinTheIntervalNobodyIsAskedAgain()
    {
        HealthHouse house;
        house.readAfter(5s);
        house.readAfter(4s);
        QCOMPARE(house.metrics.reads, 1);
        house.readAfter(1s);
        QCOMPARE(house.metrics.reads, 2);
    }

    void aReadingThatFailsKeepsWhatIsKnownAndSaysWhy()
    {
        HealthHouse house;
        house.count(100);
        house.readAfter(5s);
        house.metrics.failNext = Error(ErrorCode::Timeout, "proxy_late", "Caddy did not answer in time.");
        house.readAfter(5s);
        QCOMPARE(house.health.latest()->servers.at(0).total.requests, 100.0);
        QVERIFY(house.health.latest()->problem.find("in time") != std::string::npos);
        house.count(110);
        house.readAfter(5s);
        QVERIFY(house.health.latest()->problem.empty());
        QCOMPARE(house.health.latest()->latest.seconds, 10.0);
    }

    void aCaddyThatIsAwayIsNotAsked()
    {
        HealthHouse house;
        house.isReachable = false;
        house.readAfter(5s);
        QCOMPARE(house.metrics.reads, 0);
    }

    void minutesComeTogetherAndTheTrendIsBounded()
    {
        HealthHouse house;
        house.readAfter(5s);
        for (int i = 1; i <= 800; ++i) {
            house.count(i * 10);
            house.readAfter(5s);
        }
        const auto trend = house.health.trend();
        QCOMPARE(trend.recent.size(), std::size_t(720));
        QCOMPARE(trend.recent.back().requests, 10.0);
        QCOMPARE(trend.minutes.size(), std::size_t(66));
        QCOMPARE(trend.minutes.front().requests, 120.0);
        QCOMPARE(trend.minutes.front().seconds, 60.0);
    }

    void whileNobodyLooksItIsReadLessOften()
    {
        HealthHouse house;
        TaskScope scope({});
        house.health.start(scope);
        QVERIFY(waitUntil([&house] { return house.clock.sleepers() == 1; }));
        QCOMPARE(house.metrics.reads, 1);
        const auto pass = [&house](std::chrono::milliseconds span) {
            house.clock.advance(span);
            QVERIFY(waitUntil([&house] { return house.clock.sleepers() == 1; }));
        };
        pass(5s);
        pass(5s);
        QCOMPARE(house.metrics.reads, 1);
        pass(5s);
        QCOMPARE(house.metrics.reads, 2);
        await(house.health.refresh({}));
        pass(5s);
        pass(5s);
        QCOMPARE(house.metrics.reads, 4);
        scope.cancel();
        await(scope.idle());
    }

    void eachReadingIsToldToWhoeverListens()
    {
        HealthHouse house;
        std::shared_ptr<const ProxyTraffic> told;
        const auto listening = house.bus.subscribe([&told](const EventRecord &record) {
            if (const auto *measured = std::get_if<ProxyMeasured>(&record.event)) {
                told = measured->traffic;
            }
        });
        house.readAfter(5s);
        QVERIFY(waitUntil([&told] { return told != nullptr; }));
        QCOMPARE(told.get(), house.health.latest().get());
    }
};

WAKEDOCK_TEST(TestProxyHealthService)
#include "test_proxy_health_service.moc"
