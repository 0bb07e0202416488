// What sleeping would bring: estimated, or counted where the proxy tells of requests.
#include "backend/core/repositories/i_request_hour_repository.h"
#include "backend/core/repositories/i_traffic_repository.h"
#include "tests/support/async_test.h"
#include "tests/support/builders/service_builder.h"
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;
using namespace std::chrono_literals;

namespace {

/// A shop that is always awake, and a proxy that may tell of its requests.
struct AdviceHouse : WorkshopFixture {
    explicit AdviceHouse(bool counts)
    {
        countsRequests = counts;
        usage.each.memoryBytes = 100;
        restart();
        shop = deploy(aService("shop").at("shop.example.org"))->record.id;
        auto status = proxy.status();
        status.requestCounting = counts ? RequestCounting::On : RequestCounting::Off;
        proxy.setStatus(status);
        calm();
        clock.skipSleeps(false);
    }
    /// Time passes, in which it is measured minute by minute what the shop uses.
    void pass(std::chrono::minutes span)
    {
        for (auto passed = 0min; passed < span; passed += 1min) {
            clock.advance(1min);
            await(core().monitoring.measure());
            calm();
        }
    }
    /// Stored, as if it had been counted or estimated for so many hours until now.
    void remember(int estimated, int counted)
    {
        const auto hour = std::chrono::floor<std::chrono::hours>(clock.now());
        stop();
        store.now([&](Repositories &all) {
            for (int i = 1; i <= estimated; ++i) {
                all.traffic().put(shop, {hour - std::chrono::hours(i), 0x0fff, 0});
            }
            for (int i = 1; i <= counted; ++i) {
                all.requestHours().put(shop, {hour - std::chrono::hours(i), 1h, 30min, 1, 4, 100});
            }
        });
        start();
        await(core().monitoring.measure());
    }
    std::vector<SleepAdvice> advice() { return await(core().sleeping.adviseSleep.execute(as(Role::Viewer))); }

    [[nodiscard]] CountedSleep counted() { return countedSleep(core().sleeping.requests.hoursOf(shop)); }

    ServiceId shop;
};

} // namespace

class TestSleepAdvice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasNotMeasuredForSomeHoursIsNotSpokenOf()
    {
        AdviceHouse house(false);
        house.remember(5, 5);
        QVERIFY(house.advice().empty());
    }

    void withoutCountedRequestsItIsAnEstimate()
    {
        AdviceHouse house(false);
        house.remember(10, 0);
        const auto advice = house.advice();
        QCOMPARE(advice.size(), std::size_t(1));
        QCOMPARE(advice[0].basis, AdviceBasis::Estimate);
        QCOMPARE(advice[0].measuredHours, 10);
        QCOMPARE(advice[0].memoryBytes, std::int64_t(100));
    }

    void countedForADayItIsExact()
    {
        AdviceHouse house(false);
        house.remember(100, 23);
        QCOMPARE(house.advice()[0].basis, AdviceBasis::Estimate);
        house.remember(0, 24);
        const auto advice = house.advice();
        QCOMPARE(advice[0].basis, AdviceBasis::Requests);
        QCOMPARE(advice[0].measuredHours, 24);
        QCOMPARE(advice[0].quietShare, 0.5);
        QCOMPARE(advice[0].wakesPerDay, 24.0);
        QCOMPARE(advice[0].waitingPerDay, 96.0);
        QCOMPARE(advice[0].requests.value_or(0), std::int64_t(2400));
    }

    void countedForAsLongAsItWasEstimatedItIsExact()
    {
        AdviceHouse house(false);
        house.remember(8, 7);
        QCOMPARE(house.advice()[0].basis, AdviceBasis::Estimate);
        house.remember(0, 8);
        QCOMPARE(house.advice()[0].basis, AdviceBasis::Requests);
    }

    void requestsThatTheProxyTellsOfAreCountedAndWrittenDown()
    {
        AdviceHouse house(true);
        QVERIFY(waitUntil([&] { return house.requestLog.isHeard(); }));
        house.requestLog.end("shop.example.org");
        house.calm(); // A sleep that was skipped may still end.
        const auto before = house.counted();
        house.pass(60min);
        house.requestLog.end("shop.example.org");
        house.requestLog.end("shop.example.org");
        QVERIFY(waitUntil([&] { return !house.store.tables().requestHours.empty(); }));
        QCOMPARE(house.counted().measured - before.measured, 60min);
        QCOMPARE(house.counted().requests, std::int64_t(3));
        QVERIFY(house.counted().waitingPerDay > 40);
    }

    void aProxyThatDoesNotTellIsNotListenedTo()
    {
        AdviceHouse house(false);
        QVERIFY(!house.requestLog.isHeard());
    }

    void aPortThatIsTakenIsSaidAndTriedAgain()
    {
        AdviceHouse house(true);
        house.stop();
        house.requestLog.refuseOnce(Error(ErrorCode::Unavailable, "listen_failed", "The port is taken."));
        house.start();
        QVERIFY(waitUntil([&] { return house.sink.contains("The port is taken."); }));
        house.requestLog = {};
        house.clock.advance(5min);
        QVERIFY(waitUntil([&] { return house.requestLog.isHeard(); }));
    }
};

WAKEDOCK_TEST(TestSleepAdvice)
#include "test_sleep_advice.moc"
