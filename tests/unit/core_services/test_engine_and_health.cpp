// EngineInventory, DockerService, HealthService and MonitoringService: what is kept of engine and parts.
#include "backend/core/services/docker_service.h"
#include "backend/core/services/health_service.h"
#include "backend/core/services/monitoring_service.h"
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

Container inventoried(const std::string &id, const std::string &service, ContainerStatus status = ContainerStatus::Running)
{
    Container container;
    container.id = id;
    container.status = status;
    if (!service.empty()) {
        container.labels[label::Service] = service;
    }
    return container;
}

struct Meter {
    FakeClock clock;
    RecordingLog sink;
    events::EventBus bus{clock, Log(sink, log_category::App)};
    FakeContainerUsage usage;
    std::vector<Container> running;
    TaskScope scope{[this](const std::string &what, std::exception_ptr) { ended.push_back(what); }};
    std::vector<std::string> ended;
    MonitoringService monitoring{
        usage, bus, clock, [this] { return running; }, std::chrono::seconds(5), Log(sink, log_category::Monitoring)};

    ~Meter()
    {
        scope.cancel();
        await(scope.idle());
    }
    void nextSample()
    {
        QVERIFY(waitUntil([this] { return clock.sleepers() == 1; }));
        clock.advance(std::chrono::seconds(5));
        QVERIFY(waitUntil([this] { return clock.sleepers() == 1; }));
    }
};

} // namespace

class TestEngineAndHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anInventoryIsListedOnceAndThenChanged()
    {
        EngineInventory inventory;
        inventory.reduce(
            engine_fact::Listed{{inventoried("1", "shop"), inventoried("2", "shop"), inventoried("3", "")}, {}});
        QCOMPARE(inventory.all().size(), std::size_t(3));
        QCOMPARE(inventory.byService().size(), std::size_t(1));
        QCOMPARE(inventory.containersOf(ServiceId("shop")).size(), std::size_t(2));
        QCOMPARE(inventory.running().size(), std::size_t(3));
        QCOMPARE(inventory.reduce(engine_fact::Changed{inventoried("2", "shop", ContainerStatus::Exited), "die"}),
                 (std::vector{ServiceId("shop")}));
        QCOMPARE(inventory.running().size(), std::size_t(2));
        QVERIFY(inventory.reduce(engine_fact::Changed{inventoried("4", ""), "start"}).empty());
        QCOMPARE(inventory.reduce(engine_fact::Gone{"1"}), (std::vector{ServiceId("shop")}));
        QVERIFY(inventory.reduce(engine_fact::Gone{"1"}).empty());
        QVERIFY(inventory.reduce(engine_fact::Gone{"3"}).empty());
        inventory.reduce(engine_fact::Listed{{}, {}});
        QVERIFY(inventory.all().empty());
    }

    void theEngineIsToldOfAsItComesAndGoes()
    {
        WorkshopFixture house;
        const auto health = house.heard<ComponentHealthChanged>();
        const auto docker = std::ranges::find(health, std::string("docker"),
                                              [](const ComponentHealthChanged &each) { return each.health.name; });
        QVERIFY(docker != health.end());
        QCOMPARE(docker->health.detail, std::string("Docker Engine 20.10.24"));
        house.engine.setReachable(false, "No socket.");
        house.calm();
        QCOMPARE(house.heard<ComponentHealthChanged>().back().health.availability, Availability::Unavailable);
        QCOMPARE(house.heard<HostLost>().back().reason, std::string("No socket."));
        QVERIFY(house.sink.contains("The engine cannot be reached. No socket."));
        QVERIFY(!house.core().docker.version(HostId("nowhere")));
        QCOMPARE(house.heard<HostChanged>().back().hostId, localHost());
    }

    void whoShowsAnEnginesObjectsIsToldWhenToReadThemAgain()
    {
        WorkshopFixture house;
        const auto toldOf = [&house](ObjectKind kind) {
            const auto all = house.heard<ObjectsChanged>();
            return std::ranges::count(all, kind, &ObjectsChanged::kind);
        };
        QVERIFY(toldOf(ObjectKind::Containers) > 0);
        QVERIFY(toldOf(ObjectKind::Volumes) > 0);
        const auto before = toldOf(ObjectKind::Volumes);
        house.core().objects.inventory.adopt(localHost(), VolumeSummary{"fresh", "local", {}, {}, {}, {}, {}, {}});
        house.calm();
        QCOMPARE(toldOf(ObjectKind::Volumes), before + 1);
        house.core().objects.inventory.forget(localHost(), ObjectKind::Volumes, "fresh");
        house.calm();
        QCOMPARE(toldOf(ObjectKind::Volumes), before + 2);
        const auto listed = toldOf(ObjectKind::Containers);
        house.core().docker.forget(localHost());
        house.calm();
        QCOMPARE(toldOf(ObjectKind::Containers), listed);
        QCOMPARE(house.heard<HostChanged>().back().hostId, localHost());
    }

    void partsKeepTheMomentTheyChanged()
    {
        FakeClock clock;
        RecordingLog sink;
        events::EventBus bus(clock, Log(sink, log_category::App));
        HealthService health(bus, clock, {"database", "docker"},
                             {[] { return std::optional<EngineVersion>(); }, [] { return ProxyStatus(); }});
        const auto begun = clock.now();
        QCOMPARE(health.components().front().availability, Availability::Connecting);
        QCOMPARE(health.startedAt(), begun);
        const auto tell = [&](Availability availability, const std::string &detail) {
            clock.advance(std::chrono::seconds(1));
            bus.publish(ComponentHealthChanged{{"docker", availability, detail, {}, clock.now()}});
            QVERIFY(waitUntil([&] { return health.components().at(1).detail == detail; }));
        };
        tell(Availability::Available, "20.10");
        QCOMPARE(health.components().at(1).since, begun + std::chrono::seconds(1));
        tell(Availability::Available, "29.0");
        QCOMPARE(health.components().at(1).since, begun + std::chrono::seconds(1));
        tell(Availability::Unavailable, "gone");
        QCOMPARE(health.components().at(1).since, begun + std::chrono::seconds(3));
        bus.publish(ComponentHealthChanged{{"cache", Availability::Available, "memory", {}, clock.now()}});
        QVERIFY(waitUntil([&] { return health.components().size() == 3; }));
        QCOMPARE(health.engine().name, std::string());
        QVERIFY(!health.proxy().reachable);
        QVERIFY(!health.isStopping());
        health.beginStop();
        QVERIFY(health.isStopping());
    }

    void usageIsSummedByServiceAndTold()
    {
        Meter meter;
        meter.usage.each = {10.0, 1000, 2000, 30, 40, 5};
        meter.running = {inventoried("1", "shop"), inventoried("2", "shop"), inventoried("3", "")};
        int told = 0;
        const auto listening = meter.bus.subscribe([&told](const EventRecord &) { ++told; });
        meter.monitoring.start(meter.scope);
        meter.nextSample();
        const auto latest = meter.monitoring.latest();
        QCOMPARE(latest->size(), std::size_t(1));
        QCOMPARE(latest->at(ServiceId("shop")), (ContainerUsage{20.0, 2000, 4000, 60, 80, 10}));
        QVERIFY(waitUntil([&] { return told == 2; }));
        QCOMPARE(meter.monitoring.latestByContainer()->size(), std::size_t(3));
        QCOMPARE(meter.monitoring.latestByContainer()->at("3"), meter.usage.each);
    }

    void whatIsNoServicesIsMeasuredToo()
    {
        Meter meter;
        meter.usage.each = {10.0, 1000, 2000, 30, 40, 5};
        meter.running = {inventoried("3", "")};
        std::size_t measured = 0;
        const auto listening = meter.bus.subscribe([&measured](const EventRecord &record) {
            if (const auto *sampled = std::get_if<UsageSampled>(&record.event)) {
                measured = sampled->containers->size();
            }
        });
        meter.monitoring.start(meter.scope);
        QVERIFY(waitUntil([&] { return measured == 1; }));
        QVERIFY(meter.monitoring.latest()->empty());
    }

    void withNothingRunningNothingIsReadButTheLastEndIsTold()
    {
        Meter meter;
        meter.running = {inventoried("1", "shop")};
        meter.monitoring.start(meter.scope);
        QVERIFY(waitUntil([&] { return !meter.monitoring.latest()->empty(); }));
        meter.running.clear();
        meter.nextSample();
        QVERIFY(meter.monitoring.latest()->empty());
        const int reads = meter.usage.reads;
        const auto seq = meter.bus.lastSeq();
        meter.nextSample();
        QCOMPARE(meter.usage.reads, reads);
        QCOMPARE(meter.bus.lastSeq(), seq);
    }

    void oneFailureDoesNotEndTheMeasuring()
    {
        Meter meter;
        meter.running = {inventoried("1", "shop")};
        meter.usage.failNext = Error(ErrorCode::Internal, "unreadable", "The control group is gone.");
        meter.monitoring.start(meter.scope);
        meter.nextSample();
        QCOMPARE(meter.monitoring.latest()->size(), std::size_t(1));
        QVERIFY(meter.ended.empty());
        QVERIFY(meter.sink.contains("The control group is gone."));
    }
};

WAKEDOCK_TEST(TestEngineAndHealth)
#include "test_engine_and_health.moc"
