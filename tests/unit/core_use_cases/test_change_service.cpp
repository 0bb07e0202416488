#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestChangeService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theColoursSwitchWithTheNewMarkBeforeTheOldContainerGoes()
    {
        WorkshopFixture house;
        const auto before = house.deploy(aService("shop").at("shop.example.org"));
        const std::string oldId = before->state.containerIds.front();
        std::optional<bool> oldStillThere; // When the mark first moves; it is set again at the end.
        house.marks.onSet([&] { oldStillThere = oldStillThere.value_or(house.engine.world.containers.contains(oldId)); });
        const int changes = house.proxy.changes();

        const auto after = house.change(before->record.id, aService("shop").at("shop.example.org").image("nginx:1.26"));
        QCOMPARE(oldStillThere, std::optional(true));
        QCOMPARE(after->record.revision, 2);
        QCOMPARE(after->record.liveColour, Colour::B);
        QCOMPARE(after->state.status, ServiceStatus::Running);
        QCOMPARE(house.marks.all(), (std::map<std::string, Colour>{{"shop.example.org", Colour::B}}));
        const auto containers = house.containersOf(after->record.id);
        QCOMPARE(containers.size(), std::size_t(1));
        QCOMPARE(containers.front().image, std::string("nginx:1.26"));
        QCOMPARE(containers.front().restartPolicy, RestartPolicy::UnlessStopped);
        QCOMPARE(containers.front().addresses.at("wakedock"), std::string("10.213.0.11"));
        QCOMPARE(house.proxy.changes(), changes);
        QCOMPARE(house.lastDeployment().trigger, DeployTrigger::Change);
        QCOMPARE(house.lastDeployment().revision, 2);
        QCOMPARE(house.store.tables().revisions.back().number, 2);
    }

    void theOldContainerAnswersWhatIsInFlightBeforeItGoes()
    {
        WorkshopFixture house;
        const auto before = house.deploy(aService("shop").at("shop.example.org"));
        const std::string oldId = before->state.containerIds.front();
        house.clock.skipSleeps(false);
        house.proxy.setInFlight("10.213.0.10:80", 1);
        const auto ticket =
            beginChange(house, before->record.id, aService("shop").at("shop.example.org").image("nginx:1.26"));
        QVERIFY(waitUntil([&] {
            house.clock.advance(std::chrono::milliseconds(10));
            return house.marks.all().at("shop.example.org") == Colour::B;
        }));
        house.clock.advance(std::chrono::seconds(2));
        house.calm();
        QVERIFY(house.engine.world.containers.contains(oldId));
        house.proxy.setInFlight("10.213.0.10:80", 0);
        QVERIFY(waitUntil([&] {
            house.clock.advance(std::chrono::milliseconds(50));
            return ticket.done.isDone();
        }));
        QVERIFY(!house.engine.world.containers.contains(oldId));
        house.clock.skipSleeps(true, std::chrono::hours(1));
    }

    void aDrainEndsAfterTheStopTimeout()
    {
        WorkshopFixture house;
        const auto before = house.deploy(aService("shop").at("shop.example.org"));
        house.proxy.setInFlight("10.213.0.10:80", 1);
        const auto begun = house.clock.steadyNow();
        const auto after = house.change(before->record.id, aService("shop").at("shop.example.org").image("nginx:1.26"));
        QVERIFY(house.clock.steadyNow() - begun >= std::chrono::seconds(10));
        QCOMPARE(house.containersOf(after->record.id).size(), std::size_t(1));
    }

    void aFixedHostPortIsHandedOverByStoppingTheOldFirst()
    {
        WorkshopFixture house;
        const auto before = house.deploy(aService("shop").at("shop.example.org").withPort(8080, 80));
        const auto after =
            house.change(before->record.id, aService("shop").at("shop.example.org").withPort(8080, 80).image("nginx:1.26"));
        QCOMPARE(after->record.revision, 2);
        QCOMPARE(after->state.boundPorts.front().hostPort, 8080);
        QCOMPARE(house.containersOf(after->record.id).size(), std::size_t(1));
    }

    void aNewDomainTakesTheMarkAndTheRouteOfTheOldOneAway()
    {
        WorkshopFixture house;
        const auto before = house.deploy(aService("shop").at("shop.example.org"));
        house.change(before->record.id, aService("shop").at("store.example.org"));
        house.calm();
        QCOMPARE(house.marks.all(), (std::map<std::string, Colour>{{"store.example.org", Colour::B}}));
        QVERIFY(!house.proxy.routeOf("shop.example.org"));
        QVERIFY(house.proxy.routeOf("store.example.org").has_value());
        QVERIFY(!house.core().states.findByHost("shop.example.org"));
        QVERIFY(house.core().states.findByHost("store.example.org"));
    }

    void withoutItsDomainAServiceHasNeitherRouteNorMark()
    {
        WorkshopFixture house;
        const auto before = house.deploy(aService("shop").at("shop.example.org"));
        const auto after = house.change(before->record.id, aService("shop"));
        house.calm();
        QVERIFY(house.marks.all().empty());
        QVERIFY(house.proxy.routes().empty());
        QCOMPARE(after->record.resolvedPort, std::nullopt);
    }

    void aVersionSomebodyElseChangedIsRefused()
    {
        WorkshopFixture house;
        const auto service = house.deploy(aService("shop"));
        const auto error = house.failure(house.core().changeService.execute(
            WorkshopFixture::as(Role::Admin), {service->record.id, service->record.version - 1, aService("shop"), true}));
        QCOMPARE(error->code(), ErrorCode::PreconditionFailed);
        QCOMPARE(error->reason(), std::string("version_changed"));
        QCOMPARE(house.store.tables().deployments.size(), std::size_t(1));
    }

    void ofTwoChangesOfOneVersionTheSecondIsRefusedInItsTurn()
    {
        WorkshopFixture house;
        const auto service = house.deploy(aService("shop").at("shop.example.org"));
        const auto version = service->record.version;
        const auto id = service->record.id;
        auto &change = house.core().changeService;
        auto first =
            change.execute(WorkshopFixture::as(Role::Admin), {id, version, aService("shop").image("nginx:1.26"), true});
        auto second = change.execute(WorkshopFixture::as(Role::Admin), {id, version, aService("shop").image("app:1"), true});
        QVERIFY(!house.failure(std::move(first)));
        const auto refused = house.failure(std::move(second));
        QCOMPARE(refused->code(), ErrorCode::PreconditionFailed);
        house.calm();
        QCOMPARE(house.service("shop")->record.config.image, std::string("nginx:1.26"));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.containersOf(id).size(), std::size_t(1));
    }

    void recordedOnlyNothingElseHappens()
    {
        WorkshopFixture house;
        const auto before = house.deploy(aService("shop").at("shop.example.org"));
        house.engine.forgetCalls();
        const auto after = record(house, before->record.id, aService("shop").at("store.example.org").image("nginx:1.26"));
        QCOMPARE(after->record.version, before->record.version + 1);
        QCOMPARE(after->record.revision, 1);
        QCOMPARE(after->record.config.domain, std::string("store.example.org"));
        QVERIFY(house.engine.calls().empty());
        QCOMPARE(house.store.tables().deployments.size(), std::size_t(1));
    }

    void whatIsOnlyRecordedLeavesTheServiceServingAsItWas()
    {
        WorkshopFixture house;
        const auto id = house.deploy(aService("shop").at("shop.example.org"))->record.id;
        record(house, id, aService("shop").at("store.example.org"));
        const auto old = std::map<std::string, Colour>{{"shop.example.org", Colour::A}};
        house.engine.setHealth(house.containersOf(id).front().id, ContainerHealth::Healthy);
        house.calm();
        QCOMPARE(house.marks.all(), old);
        QVERIFY(house.core().states.findByHost("shop.example.org"));

        house.restart();
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.marks.all(), old);
        QVERIFY(house.proxy.routeOf("shop.example.org").has_value());
        QVERIFY(!house.proxy.routeOf("store.example.org"));

        house.finish(house.core().stopService.execute(WorkshopFixture::as(Role::Admin), id));
        QVERIFY(house.marks.all().empty());
    }

    void aDomainThatIsServedThoughNoLongerWishedIsStillTaken()
    {
        WorkshopFixture house;
        const auto id = house.deploy(aService("shop").at("shop.example.org"))->record.id;
        record(house, id, aService("shop").at("store.example.org"));
        QCOMPARE(house.deployFailure(aService("other").at("shop.example.org"))->reason(), std::string("domain_taken"));
        QCOMPARE(house.deployFailure(aService("other").at("store.example.org"))->reason(), std::string("domain_taken"));
    }

    void recordingWaitsForTheDeploymentThatRuns()
    {
        WorkshopFixture house;
        const auto id = house.deploy(aService("shop").at("shop.example.org"))->record.id;
        auto creating = house.engine.holdNext("createContainer");
        const auto ticket = beginChange(house, id, aService("shop").at("shop.example.org").image("nginx:1.26"));
        QVERIFY(waitUntil([&] { return house.engine.callCount("createContainer") == 2; }));
        ChangeRequest request{id, std::nullopt, aService("shop").at("shop.example.org").image("app:1"), false};
        auto recording = house.core().changeService.execute(WorkshopFixture::as(Role::Admin), request);
        house.calm();
        creating.succeed();
        QVERIFY(!WorkshopFixture::failureOf(ticket));
        QVERIFY(!house.failure(std::move(recording)));
        QCOMPARE(house.service("shop")->record.revision, 2);
        QCOMPARE(house.service("shop")->record.config.image, std::string("app:1"));
        QCOMPARE(house.store.tables().revisions.back().config.image, std::string("nginx:1.26"));
    }

private:
    static OperationTicket beginChange(WorkshopFixture &house, const ServiceId &id, const ServiceConfig &config)
    {
        return house.begin(
            house.core().changeService.execute(WorkshopFixture::as(Role::Admin), {id, std::nullopt, config, true}));
    }
    static WorkshopFixture::ServicePtr record(WorkshopFixture &house, const ServiceId &id, const ServiceConfig &config)
    {
        return house.finish(
            house.core().changeService.execute(WorkshopFixture::as(Role::Admin), {id, std::nullopt, config, false}));
    }
};

WAKEDOCK_TEST(TestChangeService)
#include "test_change_service.moc"
