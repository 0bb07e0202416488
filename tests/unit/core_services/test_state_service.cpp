#include "backend/core/services/state_service.h"

#include "backend/infrastructure/events/event_bus.h"
#include "tests/support/async_test.h"
#include "tests/support/builders/service_builder.h"
#include "tests/support/fakes/fake_awake_marks.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

struct StateHouse {
    RecordingLog sink;
    FakeClock clock;
    events::EventBus bus{clock, Log(sink, log_category::App)};
    FakeAwakeMarks marks;
    StateService states{marks, bus, Log(sink, log_category::Gate)};
    std::vector<ServiceChanged> heard;
    IEventBus::Subscription listening =
        bus.subscribe([this](const EventRecord &record) { heard.push_back(std::get<ServiceChanged>(record.event)); });

    void observe(const ServiceRecord &record, std::vector<Container> containers)
    {
        states.observe(ContainersChanged{localHost(), record.id, std::move(containers), "start"});
    }
    void list(std::map<ServiceId, std::vector<Container>> containers)
    {
        states.observe(HostListed{
            localHost(), std::make_shared<const std::map<ServiceId, std::vector<Container>>>(std::move(containers))});
    }
};

} // namespace

class TestStateService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadedServicesWaitForTheEngine()
    {
        StateHouse house;
        house.states.load({aService("shop").record(), aService("never").record(0)});
        QCOMPARE(house.states.findByName("shop")->state.status, ServiceStatus::Unknown);
        QCOMPARE(house.states.findByName("never")->state.status, ServiceStatus::Created);
        QCOMPARE(house.bus.lastSeq(), std::uint64_t(0));
        QCOMPARE(house.states.all().size(), std::size_t(2));
        QCOMPARE(house.states.all().front()->record.config.name, std::string("never"));
    }

    void everyChangeRaisesTheVersionAndIsTold()
    {
        StateHouse house;
        const auto record = aService("shop").at("shop.example.org").record();
        const auto first = house.states.version();
        house.states.adopt(record);
        house.observe(record, {containerOf(record)});
        house.states.forget(record.id);
        QCOMPARE(house.states.version(), first + 3);
        QCOMPARE(house.states.lastSeq(), std::uint64_t(3));
        QVERIFY(waitUntil([&] { return house.heard.size() == 3; }));
        QCOMPARE(house.heard.at(0).change, Change::Created);
        QCOMPARE(house.heard.at(1).change, Change::Updated);
        QCOMPARE(house.heard.at(1).service->state.status, ServiceStatus::Running);
        QCOMPARE(house.heard.at(2).change, Change::Removed);
        QVERIFY(!house.states.find(record.id));
        QVERIFY(!house.states.findByName("shop"));
        QVERIFY(!house.states.findByHost("shop.example.org"));
    }

    void aNewNameReplacesTheOldOne()
    {
        StateHouse house;
        auto record = aService("shop").record();
        house.states.adopt(record);
        record.config.name = "store";
        house.states.adopt(record);
        QVERIFY(!house.states.findByName("shop"));
        QVERIFY(house.states.findByName("store"));
        QCOMPARE(house.states.all().size(), std::size_t(1));
    }

    void hostsAreFoundByDomainAliasAndPattern()
    {
        StateHouse house;
        house.states.load({aService("shop").at("shop.example.org", {"www.example.org"}).record(),
                           aService("all").at("*.example.org").record()});
        const auto nameAt = [&house](const std::string &host) {
            const auto found = house.states.findByHost(host);
            return found ? found->record.config.name : std::string("nobody");
        };
        QCOMPARE(nameAt("shop.example.org"), std::string("shop"));
        QCOMPARE(nameAt("www.example.org"), std::string("shop"));
        QCOMPARE(nameAt("blog.example.org"), std::string("all"));
        QCOMPARE(nameAt("example.org"), std::string("nobody"));
        QCOMPARE(nameAt("a.blog.example.org"), std::string("nobody"));
        QCOMPARE(nameAt("localhost"), std::string("nobody"));
    }

    void aWithdrawnDomainFallsBackToThePattern()
    {
        StateHouse house;
        const auto shop = aService("shop").at("shop.example.org").record();
        house.states.load({shop, aService("all").at("*.example.org").record()});
        house.states.forget(shop.id);
        QCOMPARE(house.states.findByHost("shop.example.org")->record.config.name, std::string("all"));
    }

    void duringAnOperationItAloneDecidesTheStatus()
    {
        StateHouse house;
        const auto record = aService("shop").record();
        house.states.adopt(record);
        house.observe(record, {containerOf(record)});
        house.states.beginOperation(record.id, ServiceStatus::Stopping);
        house.observe(record, {containerOf(record, ContainerStatus::Exited)});
        QCOMPARE(house.states.find(record.id)->state.status, ServiceStatus::Stopping);
        QCOMPARE(house.states.find(record.id)->state.containerIds.size(), std::size_t(1));
        house.states.endOperation(record.id);
        QCOMPARE(house.states.find(record.id)->state.status, ServiceStatus::Stopped);
    }

    void anIllegalTransitionIsRefusedAndTheContainersGoOnDeciding()
    {
        StateHouse house;
        const auto record = aService("shop").record();
        house.states.adopt(record);
        house.observe(record, {containerOf(record)});
        try {
            house.states.beginOperation(record.id, ServiceStatus::Created);
            QFAIL("a running service cannot become one that was never deployed");
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::Conflict);
            QCOMPARE(error.reason(), std::string("illegal_transition"));
            QVERIFY(error.message().find("running cannot become created") != std::string::npos);
        }
        house.observe(record, {containerOf(record, ContainerStatus::Exited)});
        QCOMPARE(house.states.find(record.id)->state.status, ServiceStatus::Stopped);
    }

    void whyItIsAwakeIsShownWhileItRuns()
    {
        StateHouse house;
        auto record = aService("shop").record();
        record.config.sleep.enabled = true;
        house.states.adopt(record);
        house.observe(record, {containerOf(record)});
        QVERIFY(house.states.find(record.id)->state.awake->reason == AwakeReason::RecentTraffic);
        const Wakefulness grace{AwakeReason::Grace, {}, Timestamp(std::chrono::seconds(60)), {}};
        house.states.showActivity(record.id, grace, Timestamp(std::chrono::seconds(1)), {});
        QVERIFY(house.states.find(record.id)->state.awake == grace);
        const auto version = house.states.version();
        house.states.showActivity(record.id, grace, Timestamp(std::chrono::seconds(1)), {});
        QCOMPARE(house.states.version(), version);
        house.observe(record, {containerOf(record, ContainerStatus::Exited)});
        QVERIFY(!house.states.find(record.id)->state.awake);
        QVERIFY(house.states.find(record.id)->state.lastAccessAt.has_value());
        house.states.showActivity(ServiceId("nobody"), grace, {}, {});
    }

    void anEngineLostDuringAnOperationLeavesNoPassingState()
    {
        StateHouse house;
        const auto record = aService("shop").record();
        house.states.adopt(record);
        house.observe(record, {containerOf(record)});
        house.states.beginOperation(record.id, ServiceStatus::Deploying);
        house.states.observe(HostLost{localHost(), "The engine is gone."});
        QCOMPARE(house.states.find(record.id)->state.status, ServiceStatus::Deploying);
        house.states.endOperation(record.id);
        QCOMPARE(house.states.find(record.id)->state.status, ServiceStatus::Unknown);
        QVERIFY(house.states.find(record.id)->state.statusReason.find("The engine is gone.") != std::string::npos);
    }

    void aLostHostIsToldOnceAndOnlyForItsOwnServices()
    {
        StateHouse house;
        auto elsewhere = aService("far").record();
        elsewhere.config.hostId = HostId("other");
        const auto here = aService("shop").record();
        house.states.load({here, elsewhere});
        house.list({{here.id, {containerOf(here)}}});
        house.states.observe(ContainersChanged{HostId("other"), elsewhere.id, {containerOf(elsewhere)}, "start"});
        const auto seq = house.bus.lastSeq();
        house.states.observe(HostLost{localHost(), "The engine is gone."});
        house.states.observe(HostLost{localHost(), "The engine is gone."});
        QCOMPARE(house.bus.lastSeq(), seq + 1);
        QCOMPARE(house.states.find(here.id)->state.status, ServiceStatus::Unknown);
        QCOMPARE(house.states.find(elsewhere.id)->state.status, ServiceStatus::Running);
        house.list({});
        QCOMPARE(house.states.find(here.id)->state.status, ServiceStatus::Error);
        QCOMPARE(house.states.find(elsewhere.id)->state.status, ServiceStatus::Running);
    }

    void aContainerWithItsLabelOnAnotherEngineIsNotTheServices()
    {
        StateHouse house;
        const auto shop = aService("shop").record();
        house.states.load({shop});
        house.list({{shop.id, {containerOf(shop)}}});
        const auto seq = house.bus.lastSeq();
        house.states.observe(ContainersChanged{HostId("other"), shop.id, {}, "destroy"});
        QCOMPARE(house.bus.lastSeq(), seq);
        QCOMPARE(house.states.find(shop.id)->state.status, ServiceStatus::Running);
    }

    void whatNobodyKnowsIsNotTouched()
    {
        StateHouse house;
        const ServiceId nobody("nobody");
        house.states.forget(nobody);
        house.states.endOperation(nobody);
        house.states.observe(ContainersChanged{localHost(), nobody, {}, "start"});
        QVERIFY(house.states.containersOf(nobody).empty());
        QCOMPARE(house.bus.lastSeq(), std::uint64_t(0));
        QVERIFY_THROWS_EXCEPTION(Error, house.states.beginOperation(nobody, ServiceStatus::Deploying));
        QVERIFY_THROWS_EXCEPTION(Error, house.states.markAwake(nobody, Colour::A));
    }

    void boundPortsAndStartAreThoseOfTheLiveContainer()
    {
        StateHouse house;
        const auto record = aService("shop").record();
        auto live = containerOf(record);
        live.ports = {{"127.0.0.1", 32768, 80, Protocol::Tcp}};
        live.startedAt = house.clock.now();
        auto other = containerOf(record);
        other.id = "other";
        other.labels[label::Colour] = "b";
        house.states.adopt(record);
        house.observe(record, {other, live});
        const auto state = house.states.find(record.id)->state;
        QCOMPARE(state.boundPorts, live.ports);
        QCOMPARE(state.startedAt, live.startedAt);
        QCOMPARE(state.containerIds, (std::vector<std::string>{"other", live.id}));
        QCOMPARE(house.states.containersOf(record.id).size(), std::size_t(2));
    }
};

WAKEDOCK_TEST(TestStateService)
#include "test_state_service.moc"
