#include "backend/core/services/traffic_record.h"
#include "backend/infrastructure/events/event_bus.h"
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

/// A record of the shop's traffic; time begins at a whole hour.
class TrafficBench
{
public:
    TrafficBench()
    {
        store.now([](Repositories &all) {
            ServiceRecord record = aService("shop").record(1);
            record.id = ServiceId("shop");
            all.services().create(record);
        });
    }
    ~TrafficBench() { stop(); }
    TrafficBench(const TrafficBench &) = delete;
    TrafficBench &operator=(const TrafficBench &) = delete;

    void stop()
    {
        scope.cancel();
        await(scope.idle());
    }
    /// The engine says that the shop has sent so much since its start.
    void sample(std::int64_t sent)
    {
        std::map<ServiceId, ContainerUsage> usage;
        usage[ServiceId("shop")].networkSentBytes = sent;
        const auto before = heard;
        bus.publish(UsageSampled{std::make_shared<const std::map<ServiceId, ContainerUsage>>(std::move(usage))});
        waitUntil([&] { return heard > before; });
    }
    void pass(std::chrono::milliseconds span) { clock.advance(span); }

    FakeClock clock{Timestamp(hours)};
    FakeStore store;
    RecordingLog sink;
    events::EventBus bus{clock, Log(sink, log_category::Monitoring)};
    TaskScope scope{{}};
    TrafficRecord record{{store, bus, clock, scope, Log(sink, log_category::Monitoring)}};
    int heard = 0;
    IEventBus::Subscription listening = bus.subscribe([this](const EventRecord &) { ++heard; });
    static constexpr std::chrono::hours hours{472'000};
};

} // namespace

class TestTrafficRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerMakesItsFiveMinutesBusyAndChatterDoesNot()
    {
        TrafficBench bench;
        bench.sample(10'000);
        bench.pass(60s);
        bench.sample(10'200);
        QCOMPARE(only(bench), (TrafficHour{Timestamp(TrafficBench::hours), 1, 0}));
        bench.pass(60s);
        bench.sample(14'000);
        QCOMPARE(only(bench), (TrafficHour{Timestamp(TrafficBench::hours), 1, 1}));
        bench.pass(60s);
        bench.pass(60s);
        bench.pass(90s);
        bench.sample(14'010);
        // Silent for longer than two minutes: nothing is known of that time.
        QCOMPARE(only(bench).measured, 1);
        bench.pass(60s);
        bench.sample(14'020);
        QCOMPARE(only(bench), (TrafficHour{Timestamp(TrafficBench::hours), 3, 1}));
    }

    void aNewContainerCountsFromNothing()
    {
        TrafficBench bench;
        bench.sample(1'000'000);
        bench.pass(60s);
        bench.sample(300);
        QCOMPARE(only(bench).busy, 0);
        bench.pass(60s);
        bench.sample(2'000);
        QCOMPARE(only(bench).busy, 1);
    }

    void whatWasNotedSurvivesARestart()
    {
        TrafficBench bench;
        bench.sample(0);
        bench.pass(60s);
        bench.sample(5'000);
        for (int minute = 0; minute < 5; ++minute) {
            bench.pass(60s);
            bench.sample(5'000);
        }
        QVERIFY(waitUntil([&] { return !bench.store.tables().traffic.empty(); }));
        TrafficRecord later({bench.store, bench.bus, bench.clock, bench.scope, Log(bench.sink, log_category::Monitoring)});
        await(later.start());
        QCOMPARE(later.hoursOf(ServiceId("shop")).front().busy, 1);
    }

    void aFullDiskIsSaidAndTriedAgain()
    {
        TrafficBench bench;
        bench.store.breakDown(FakeStore::diskFull());
        bench.sample(0);
        bench.pass(60s);
        bench.sample(5'000);
        for (int minute = 0; minute < 5; ++minute) {
            bench.pass(60s);
            bench.sample(5'000);
        }
        QVERIFY(waitUntil([&] { return bench.sink.contains("tried again in five minutes"); }));
        bench.store.breakDown(std::nullopt);
        for (int minute = 0; minute < 5; ++minute) {
            bench.pass(60s);
            bench.sample(5'000);
        }
        QVERIFY(waitUntil([&] { return !bench.store.tables().traffic.empty(); }));
    }

    void sevenDaysAreKept()
    {
        TrafficBench bench;
        bench.sample(0);
        bench.pass(60s);
        bench.sample(5'000);
        bench.pass(std::chrono::hours(8 * 24));
        bench.sample(5'000);
        bench.pass(60s);
        bench.sample(5'000);
        bench.pass(5min);
        bench.sample(5'000);
        QCOMPARE(bench.record.hoursOf(ServiceId("shop")).size(), std::size_t(1));
        QVERIFY(bench.record.hoursOf(ServiceId("blog")).empty());
    }

private:
    static TrafficHour only(TrafficBench &bench)
    {
        const auto hours = bench.record.hoursOf(ServiceId("shop"));
        return hours.empty() ? TrafficHour() : hours.front();
    }
};

WAKEDOCK_TEST(TestTrafficRecord)
#include "test_traffic_record.moc"
