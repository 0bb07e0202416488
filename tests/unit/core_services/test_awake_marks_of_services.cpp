// StateService is the only one who sets marks: they follow what is served, never what is only wished.
#include "backend/core/services/state_service.h"
#include "backend/infrastructure/events/event_bus.h"
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

using Marks = std::map<std::string, Colour>;

class TestAwakeMarksOfServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_marks = std::make_unique<FakeAwakeMarks>();
        m_states = std::make_unique<StateService>(*m_marks, m_bus, Log(m_sink, log_category::Gate));
        m_sink.clear();
    }

    void theyFollowTheContainer_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("health");
        QTest::addColumn<bool>("marked");
        const auto row = [](const char *name, ContainerStatus status, ContainerHealth health, bool marked) {
            QTest::newRow(name) << int(status) << int(health) << marked;
        };
        row("running", ContainerStatus::Running, ContainerHealth::None, true);
        row("healthy", ContainerStatus::Running, ContainerHealth::Healthy, true);
        row("unhealthy", ContainerStatus::Running, ContainerHealth::Unhealthy, false);
        row("exited", ContainerStatus::Exited, ContainerHealth::None, false);
        row("paused", ContainerStatus::Paused, ContainerHealth::None, false);
        row("restarting", ContainerStatus::Restarting, ContainerHealth::None, false);
        row("created", ContainerStatus::Created, ContainerHealth::None, false);
        row("dead", ContainerStatus::Dead, ContainerHealth::None, false);
        row("removing", ContainerStatus::Removing, ContainerHealth::None, false);
    }
    void theyFollowTheContainer()
    {
        QFETCH(int, status);
        QFETCH(int, health);
        QFETCH(bool, marked);
        auto record = aService("shop").at("shop.example.org", {"*.shop.example.org"}).record();
        record.liveColour = Colour::B;
        m_states->load({record});
        auto container = containerOf(record, ContainerStatus(status));
        container.health = ContainerHealth(health);
        observe(record, {container});
        QCOMPARE(m_marks->all(),
                 marked ? (Marks{{"shop.example.org", Colour::B}, {"*.shop.example.org", Colour::B}}) : Marks());
    }

    void aListingTakesAwayMarksOfNobody()
    {
        const auto shop = aService("shop").at("shop.example.org").record();
        auto far = aService("far").at("far.example.org").record();
        far.config.hostId = HostId("other");
        m_marks->set({"old.example.org", "far.example.org"}, Colour::A);
        m_states->load({shop, far});
        list({{shop.id, {containerOf(shop)}}});
        QCOMPARE(m_marks->all(), (Marks{{"shop.example.org", Colour::A}, {"far.example.org", Colour::A}}));
    }

    void aListingDuringAnOperationLeavesItsMarks()
    {
        const auto shop = aService("shop").at("shop.example.org").record();
        m_states->load({shop});
        list({{shop.id, {containerOf(shop)}}});
        m_states->beginOperation(shop.id, ServiceStatus::Deploying);
        list({});
        QCOMPARE(m_marks->all(), (Marks{{"shop.example.org", Colour::A}}));
    }

    void aLostEngineLeavesThem()
    {
        const auto shop = aService("shop").at("shop.example.org").record();
        m_states->load({shop});
        observe(shop, {containerOf(shop)});
        m_states->observe(HostLost{localHost(), "Gone."});
        QCOMPARE(m_marks->all().size(), std::size_t(1));
    }

    void aRecordedDomainIsNotServedBeforeItIsInForce()
    {
        auto shop = aService("shop").at("shop.example.org").record();
        m_states->load({shop});
        observe(shop, {containerOf(shop)});
        shop.config.domain = "store.example.org";
        m_states->adopt(shop);
        observe(shop, {containerOf(shop)});
        QCOMPARE(m_marks->all(), (Marks{{"shop.example.org", Colour::A}}));
        shop.revision = 2;
        m_states->adopt(shop);
        QVERIFY(m_marks->all().empty());
        m_states->markAwake(shop.id, Colour::A);
        QCOMPARE(m_marks->all(), (Marks{{"store.example.org", Colour::A}}));
        QVERIFY(!m_states->findByHost("shop.example.org"));
    }

    void afterAStartTheRevisionInForceDecides()
    {
        auto shop = aService("shop").at("store.example.org").record(3);
        Revision inForce;
        inForce.serviceId = shop.id;
        inForce.number = 3;
        inForce.config = aService("shop").at("shop.example.org");
        m_states->load({shop}, {inForce});
        observe(shop, {containerOf(shop)});
        QCOMPARE(m_marks->all(), (Marks{{"shop.example.org", Colour::A}}));
        QCOMPARE(m_states->routesInForce().front().hosts, (std::vector<std::string>{"shop.example.org"}));
        QCOMPARE(m_states->inForce(shop.id).config.domain, std::string("shop.example.org"));
        QCOMPARE(m_states->claims().size(), std::size_t(2));
    }

    void aFolderThatCannotBeWrittenIsSaidAndNothingElseBreaks()
    {
        const auto shop = aService("shop").at("shop.example.org").record();
        m_states->load({shop});
        m_marks->failAlways(
            Error(ErrorCode::UpstreamFailed, "marks_unwritable", "The folder is read only.").withRemedy("Mount it anew."));
        observe(shop, {containerOf(shop)});
        list({{shop.id, {containerOf(shop)}}});
        QCOMPARE(m_states->find(shop.id)->state.status, ServiceStatus::Running);
        QVERIFY(m_sink.contains("The awake marks of shop could not be changed: The folder is read only."));
        QVERIFY(m_sink.contains("remedy=Mount it anew."));
        QVERIFY_THROWS_EXCEPTION(Error, m_states->markAwake(shop.id, Colour::A));
        m_states->forget(shop.id);
        QVERIFY(!m_states->find(shop.id));
    }

private:
    void observe(const ServiceRecord &record, std::vector<Container> containers)
    {
        m_states->observe(ContainersChanged{record.config.hostId, record.id, std::move(containers), "start"});
    }
    void list(std::map<ServiceId, std::vector<Container>> containers)
    {
        m_states->observe(HostListed{
            localHost(), std::make_shared<const std::map<ServiceId, std::vector<Container>>>(std::move(containers))});
    }

    RecordingLog m_sink;
    FakeClock m_clock;
    events::EventBus m_bus{m_clock, Log(m_sink, log_category::App)};
    std::unique_ptr<FakeAwakeMarks> m_marks;
    std::unique_ptr<StateService> m_states;
};

WAKEDOCK_TEST(TestAwakeMarksOfServices)
#include "test_awake_marks_of_services.moc"
