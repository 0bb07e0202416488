#include "backend/core/services/request_record.h"
#include "tests/support/async_test.h"
#include "tests/support/builders/service_builder.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/fakes/fake_store.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;
using namespace std::chrono_literals;

namespace {

/// A record of requests to a shop with a name and a pattern, which falls asleep after 31 minutes. Time begins at a whole
/// hour.
class RequestBench
{
public:
    RequestBench()
    {
        store.now([this](Repositories &all) { all.services().create(shop.record); });
        record = makeRecord();
    }
    /// As it comes about: Caddy has its configuration, and what it says of WakeDock's own look is heard.
    void begin()
    {
        hear("nobody.test");
        record->setTold(true);
    }
    void hear(const std::string &host, std::chrono::milliseconds took = {}) { record->hear({host, took}); }
    void pass(std::chrono::milliseconds span) { clock.advance(span); }
    void change(const std::function<void(Service &)> &how, Change kind = Change::Updated)
    {
        how(shop);
        record->take({kind, std::make_shared<const Service>(shop)});
    }
    /// All hours together; `at` is the first one's.
    [[nodiscard]] RequestHour whole() const { return wholeOf(*record); }
    [[nodiscard]] static RequestHour wholeOf(const RequestRecord &from)
    {
        RequestHour whole;
        for (const RequestHour &hour : from.hoursOf(ServiceId("shop"))) {
            whole.measured += hour.measured;
            whole.asleep += hour.asleep;
            whole.wakes += hour.wakes;
            whole.waiting += hour.waiting;
        }
        return whole;
    }
    std::unique_ptr<RequestRecord> makeRecord()
    {
        const auto find = [this](const std::string &host) {
            const bool isShops = host == "shop.example.org" || host.ends_with(".shop.example.org");
            return isShops ? std::make_shared<const Service>(shop) : RequestRecord::ServicePtr();
        };
        return std::make_unique<RequestRecord>(RequestRecord::Needs{
            store, clock, Log(sink, log_category::Monitoring), find,
            [this] { return std::vector<RequestRecord::ServicePtr>{std::make_shared<const Service>(shop)}; },
            [this](const ServiceId &) { return usualWake; }});
    }

    FakeClock clock{Timestamp(std::chrono::hours(472'000))};
    FakeStore store;
    RecordingLog sink;
    std::optional<std::chrono::milliseconds> usualWake;
    Service shop = aShop();
    std::unique_ptr<RequestRecord> record;

private:
    static Service aShop()
    {
        Service service;
        service.record = aService("shop").at("shop.example.org", {"*.shop.example.org"}).record(1);
        service.record.id = ServiceId("shop");
        service.record.revision = 1;
        service.record.config.sleep.idleMinutes = 30;
        service.record.config.sleep.graceSeconds = 60;
        service.state.status = ServiceStatus::Running;
        return service;
    }
};

RequestHour wholeHours(std::chrono::milliseconds measured, std::chrono::milliseconds asleep, int wakes = 0, int waiting = 0)
{
    return {{}, measured, asleep, wakes, waiting, 0};
}

} // namespace

class TestRequestRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void visitsAreCountedByNameAndByPattern()
    {
        RequestBench bench;
        bench.begin();
        bench.pass(1h);
        bench.hear("shop.example.org");
        bench.pass(1h);
        bench.hear("any.shop.example.org");
        bench.hear("blog.example.org");
        QCOMPARE(bench.whole(), wholeHours(2h, 58min, 2, 2));
        std::int64_t requests = 0;
        for (const RequestHour &hour : bench.record->hoursOf(ServiceId("shop"))) {
            requests += hour.requests;
        }
        QCOMPARE(requests, std::int64_t(2));
    }

    void whoComesWhileItUsuallyWakesWaitsToo()
    {
        RequestBench bench;
        bench.begin();
        bench.pass(1h);
        for (int i = 0; i < 4; ++i) {
            bench.hear("shop.example.org");
            bench.pass(2s); // Five seconds are guessed where nobody knows.
        }
        QCOMPARE(bench.whole().waiting, 3);
        bench.usualWake = 60s;
        bench.pass(1h);
        for (int i = 0; i < 4; ++i) {
            bench.hear("shop.example.org");
            bench.pass(20s);
        }
        QCOMPARE(bench.whole().waiting, 7);
    }

    void nothingIsMeasuredBeforeTheProxyIsHeard()
    {
        RequestBench bench;
        bench.record->setTold(true);
        bench.pass(3h);
        QCOMPARE(bench.whole(), wholeHours(0h, 0h));
        bench.hear("blog.example.org");
        bench.pass(1h);
        QCOMPARE(bench.whole(), wholeHours(1h, 29min));
    }

    void timeInWhichTheProxyDoesNotTellIsNotMeasured()
    {
        RequestBench bench;
        bench.begin();
        bench.pass(1h);
        bench.record->setTold(false);
        bench.pass(5h);
        bench.hear("shop.example.org");
        bench.record->setTold(true);
        bench.pass(1h);
        QCOMPARE(bench.whole(), wholeHours(2h, 58min));
    }

    void timeInWhichTheServiceIsNotOpenToVisitorsIsNotMeasured()
    {
        RequestBench bench;
        bench.begin();
        bench.pass(10min);
        bench.change([](Service &shop) { shop.state.status = ServiceStatus::Stopped; });
        bench.pass(5h);
        QCOMPARE(bench.whole(), wholeHours(10min, 0h));
        bench.change([](Service &shop) { shop.state.status = ServiceStatus::Running; });
        bench.pass(40min);
        QCOMPARE(bench.whole(), wholeHours(50min, 9min));
    }

    void anotherPolicyHoldsFromThereOn()
    {
        RequestBench bench;
        bench.begin();
        bench.pass(41min);
        bench.change([](Service &shop) { shop.record.config.sleep.idleMinutes = 9; });
        bench.pass(20min);
        QCOMPARE(bench.whole(), wholeHours(61min, 20min));
    }

    void aRemovedServiceIsForgotten()
    {
        RequestBench bench;
        bench.begin();
        bench.pass(1h);
        bench.change([](Service &) { }, Change::Removed);
        QVERIFY(bench.record->hoursOf(ServiceId("shop")).empty());
    }

    void aSuspendedMachineHadNoVisitors()
    {
        RequestBench bench;
        bench.begin();
        bench.pass(10min);
        await(bench.record->save());
        bench.clock.setNow(bench.clock.now() + 9h); // The steady clock stood still.
        await(bench.record->save());
        bench.pass(40min);
        QCOMPARE(bench.whole(), wholeHours(50min, 9min));
    }

    void whatWasCountedSurvivesARestartAndIsAddedTo()
    {
        RequestBench bench;
        bench.begin();
        bench.pass(40min);
        bench.hear("shop.example.org");
        await(bench.record->save());
        bench.record = bench.makeRecord();
        await(bench.record->start());
        QCOMPARE(bench.whole(), wholeHours(40min, 9min, 1, 1));
        bench.pass(5min);
        bench.begin();
        bench.pass(10min);
        await(bench.record->save());
        QCOMPARE(bench.whole(), wholeHours(50min, 9min, 1, 1));
        QCOMPARE(bench.store.tables().requestHours.at(ServiceId("shop")).size(), std::size_t(1));
        const auto later = bench.makeRecord();
        await(later->start());
        QCOMPARE(RequestBench::wholeOf(*later), bench.whole());
    }

    void aConnectionThatWasOpenIsTakenBackInWhatWasWritten()
    {
        RequestBench bench;
        bench.begin();
        bench.pass(3h);
        await(bench.record->save());
        QVERIFY(bench.whole().asleep > 2h);
        bench.hear("shop.example.org", 3h);
        await(bench.record->save());
        const auto later = bench.makeRecord();
        await(later->start());
        QCOMPARE(RequestBench::wholeOf(*later), wholeHours(3h, 0h));
    }

    void onlyWhatIsNewIsWritten()
    {
        RequestBench bench;
        await(bench.record->save());
        QCOMPARE(bench.store.writes(), 1); // The shop's own.
        bench.begin();
        bench.pass(5min);
        await(bench.record->save());
        bench.record->setTold(false);
        await(bench.record->save());
        QCOMPARE(bench.store.writes(), 2);
    }

    void aFullDiskIsSaidAndTriedAgain()
    {
        RequestBench bench;
        bench.begin();
        bench.pass(5min);
        bench.store.breakDown(FakeStore::diskFull());
        await(bench.record->save());
        QVERIFY(bench.sink.contains("tried again in five minutes"));
        bench.store.breakDown(std::nullopt);
        await(bench.record->save());
        QVERIFY(!bench.store.tables().requestHours.empty());
    }

    void sevenDaysAreKept()
    {
        RequestBench bench;
        bench.begin();
        for (int day = 0; day < 9; ++day) {
            bench.pass(23h);
            bench.hear("shop.example.org");
            bench.pass(1h);
            await(bench.record->save());
        }
        QCOMPARE(bench.record->hoursOf(ServiceId("shop")).size(), std::size_t(7 * 24));
        QCOMPARE(bench.whole().wakes, 7);
        QCOMPARE(bench.store.tables().requestHours.at(ServiceId("shop")).size(), std::size_t(7 * 24));
        bench.pass(24h * 6);
        bench.record = bench.makeRecord();
        await(bench.record->start());
        QCOMPARE(bench.store.tables().requestHours.at(ServiceId("shop")).size(), std::size_t(24));
    }
};

WAKEDOCK_TEST(TestRequestRecord)
#include "test_request_record.moc"
