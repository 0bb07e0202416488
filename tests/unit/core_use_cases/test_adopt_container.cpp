#include "tests/support/fakes/fake_engine_objects.h"
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

/// A house with a container somebody else runs.
struct AdoptionHouse : WorkshopFixture {
    std::string id = stranger("web");

    std::string stranger(const std::string &name)
    {
        ContainerSpec spec;
        spec.name = name;
        spec.image = "nginx:1.25";
        spec.environment = {{"A", "b"}};
        spec.volumes = {{VolumeType::Volume, "web-data", "/data", false}};
        spec.restartPolicy = RestartPolicy::Always;
        engine.world.volumes["web-data"];
        const auto made = engine.addContainer(spec);
        calm();
        return made;
    }
    AdoptRequest wish(const std::string &domain = {}) const
    {
        AdoptRequest request;
        request.container = "web";
        request.domain = domain;
        return request;
    }
    Adoption begin(const AdoptRequest &request, Role role = Role::Admin)
    {
        return await(core().adoptContainer.execute(as(role), request));
    }
    ServicePtr adopt(const AdoptRequest &request)
    {
        const auto adoption = begin(request);
        if (const auto error = failureOf(adoption.ticket)) {
            throw Error(*error);
        }
        calm();
        return service(request.name.value_or("web"));
    }
    std::optional<Error> refusal(const AdoptRequest &request, Role role = Role::Admin)
    {
        return awaitError(core().adoptContainer.execute(as(role), request));
    }
    std::vector<std::string> namesOf(const std::string &service)
    {
        std::vector<std::string> names;
        for (const auto &container : core().states.containersOf(core().states.findByName(service)->record.id)) {
            names.push_back(container.name);
        }
        return names;
    }
    [[nodiscard]] Container seen() { return engine.world.container(id).seen; }
    ServicePtr redeploy(const ServiceId &service)
    {
        return finish(core().redeployService.execute(as(Role::Admin), service));
    }
    std::optional<Error> removal(const ServiceId &service, bool keep)
    {
        RemoveRequest request{service, std::nullopt, false, keep};
        return failure(core().removeService.execute(as(Role::Admin), request));
    }
};

using Names = std::vector<std::string>;

} // namespace

class TestAdoptContainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunningContainerBecomesAServiceWithoutBeingTouched()
    {
        AdoptionHouse house;
        house.sleepDefaults.idleMinutes = 7;
        house.restart();
        const auto before = house.seen();
        house.engine.forgetCalls();
        const auto service = house.adopt(house.wish());
        QCOMPARE(service->state.status, ServiceStatus::Running);
        QCOMPARE(service->record.revision, std::int64_t(1));
        QCOMPARE(service->record.config.sleep.idleMinutes, 7);
        QCOMPARE(service->record.adoptedContainerId, house.id);
        QCOMPARE(service->state.containerIds, Names{house.id});
        QCOMPARE(service->record.config.environment.at("A"), std::string("b"));
        QCOMPARE(service->record.config.volumes.front().source, std::string("web-data"));
        QCOMPARE(house.seen(), before);
        for (const char *verb :
             {"startContainer", "stopContainer", "setRestartPolicy", "removeContainer", "createContainer"}) {
            QVERIFY2(house.engine.callCount(verb) == 0, verb);
        }
        QCOMPARE(house.lastOperation().kind, OperationKind::Adopt);
        QCOMPARE(house.lastDeployment().revision, std::int64_t(1));
        QCOMPARE(house.core().objects.inventory.container(localHost(), "web").serviceName, std::string("web"));
        QCOMPARE(house.store.tables().audit.back().action, std::string("service.adopt"));
    }

    void withADomainItsVisitorsAreSentToItsPinnedAddress()
    {
        AdoptionHouse house;
        const auto service = house.adopt(house.wish("web.example.org"));
        QCOMPARE(house.seen().addresses.at("wakedock"), service->record.addresses.a.ip);
        QCOMPARE(house.proxy.routeOf("web.example.org")->dialA, service->record.addresses.a.ip + ":80");
        QCOMPARE(house.marks.all().at("web.example.org"), Colour::A);
    }

    void itIsKnownAgainAfterARestartAndItsEndIsNoticed()
    {
        AdoptionHouse house;
        house.adopt(house.wish("web.example.org"));
        house.restart();
        QCOMPARE(house.statusOf("web"), ServiceStatus::Running);
        QCOMPARE(house.namesOf("web"), Names{"web"});
        house.engine.crash(house.id, 3);
        QCOMPARE(house.statusOf("web"), ServiceStatus::Error);
        QVERIFY(house.marks.all().empty());
        house.engine.removeFromOutside(house.id);
        QCOMPARE(house.statusOf("web"), ServiceStatus::Error);
        QVERIFY(house.namesOf("web").empty());
    }

    void itIsStoppedAndStartedLikeAnyOther()
    {
        AdoptionHouse house;
        const auto id = house.adopt(house.wish())->record.id;
        house.finish(house.core().stopService.execute(WorkshopFixture::as(Role::Admin), id));
        QCOMPARE(house.seen().status, ContainerStatus::Exited);
        house.finish(house.core().startService.execute(WorkshopFixture::as(Role::Admin), id));
        QCOMPARE(house.seen().status, ContainerStatus::Running);
        QCOMPARE(house.seen().restartPolicy, RestartPolicy::Always);
    }

    void theNextDeploymentReplacesItAsThePlanSaid()
    {
        AdoptionHouse house;
        house.engines.fakeObjects().details[house.id].entrypoint = {"/bin/sh"};
        const auto id = house.adopt(house.wish("web.example.org"))->record.id;
        const auto plan = await(house.core().planDeployment.execute(WorkshopFixture::as(Role::Admin), {id, {}, {}}));
        QCOMPARE(plan.mode, DeploymentPlan::Mode::StartFirst);
        QCOMPARE(plan.containersRemoved, Names{"web"});
        QVERIFY(saysSo(plan.warnings, "was adopted") && saysSo(plan.warnings, "entrypoint"));
        const auto after = house.redeploy(id);
        QVERIFY(house.engine.world.find("web") == nullptr);
        QCOMPARE(after->record.revision, std::int64_t(2));
        QCOMPARE(after->record.liveColour, Colour::B);
        QCOMPARE(house.namesOf("web").size(), std::size_t(1));
        QVERIFY(house.namesOf("web").front().starts_with("wakedock-web-"));
        const auto &calls = house.engines.fakeObjects().calls();
        QVERIFY(std::ranges::find(calls, "removeContainer " + house.id) != calls.end()); // the door that spares volumes
    }

    void aRedeploymentThatFailsLeavesItServing()
    {
        AdoptionHouse house;
        const auto id = house.adopt(house.wish("web.example.org"))->record.id;
        house.engine.failNext("startContainer", Error(ErrorCode::UpstreamFailed, "engine_failed", "No."));
        QVERIFY(house.failure(house.core().redeployService.execute(WorkshopFixture::as(Role::Admin), id)));
        QCOMPARE(house.statusOf("web"), ServiceStatus::Running);
        QCOMPARE(house.namesOf("web"), Names{"web"});
        QCOMPARE(house.marks.all().at("web.example.org"), Colour::A);
    }

    void removalTakesItAlongUnlessItIsToBeKept()
    {
        AdoptionHouse house;
        auto id = house.adopt(house.wish("web.example.org"))->record.id;
        QVERIFY(!house.removal(id, true));
        house.calm();
        QCOMPARE(house.traces({"web"}), std::string("volume web-data; "));
        QCOMPARE(house.seen().status, ContainerStatus::Running);
        QVERIFY(!house.seen().addresses.contains("wakedock"));
        QVERIFY(house.core().objects.inventory.container(localHost(), "web").serviceId.isEmpty());
        id = house.adopt(house.wish())->record.id;
        QVERIFY(!house.removal(id, false));
        house.calm();
        QCOMPARE(house.traces(), std::string("volume web-data; "));
    }

    void aContainerOfWakeDocksOwnCannotBeKept()
    {
        AdoptionHouse house;
        const auto id = house.adopt(house.wish())->record.id;
        house.redeploy(id);
        const auto error = house.removal(id, true);
        QCOMPARE(error->reason(), std::string("nothing_to_keep"));
        QCOMPARE(error->fields().front().field, std::string("keep_container"));
    }

    void anAdoptionThatFailsLeavesNothingButTheContainer_data()
    {
        QTest::addColumn<QString>("where");
        for (const char *where : {"joinNetwork", "probe", "route"}) {
            QTest::newRow(where) << QString::fromLatin1(where);
        }
    }
    void anAdoptionThatFailsLeavesNothingButTheContainer()
    {
        QFETCH(QString, where);
        AdoptionHouse house;
        const Error trouble(ErrorCode::UpstreamFailed, "engine_failed", "No.");
        if (where == QStringLiteral("joinNetwork")) {
            house.engines.fakeObjects().failNext("joinNetwork", trouble);
        } else if (where == QStringLiteral("probe")) {
            house.probe.refuseAll();
        } else {
            house.proxy.failNextApply(trouble);
        }
        const auto error = WorkshopFixture::failureOf(house.begin(house.wish("web.example.org")).ticket);
        QVERIFY(error.has_value());
        house.calm();
        QCOMPARE(house.traces({"web"}), std::string("volume web-data; "));
        QCOMPARE(house.seen().status, ContainerStatus::Running);
        QVERIFY(!house.seen().addresses.contains("wakedock"));
        QVERIFY(!house.service("web"));
        QVERIFY(house.adopt(house.wish()) != nullptr);
    }

    void anAdoptionThatACrashInterruptedIsTakenBack()
    {
        AdoptionHouse house;
        auto held = house.engines.fakeObjects().holdNext("joinNetwork");
        const auto adoption = house.begin(house.wish("web.example.org"));
        house.calm();
        house.stop();
        house.start();
        QVERIFY(waitUntil([&house] { return house.lastOperation().status == RunStatus::Undone; }));
        house.calm();
        QVERIFY(!house.service("web"));
        QCOMPARE(house.traces({"web"}), std::string("volume web-data; "));
        QCOMPARE(house.seen().status, ContainerStatus::Running);
    }

    void aRemovalThatACrashInterruptedKeepsWhatWasToBeKept()
    {
        AdoptionHouse house;
        const auto id = house.adopt(house.wish("web.example.org"))->record.id;
        auto held = house.engines.fakeObjects().holdNext("leaveNetwork");
        const auto removing = house.WorkshopFixture::begin(
            house.core().removeService.execute(WorkshopFixture::as(Role::Admin), {id, {}, false, true}));
        house.calm();
        house.stop();
        house.start();
        QVERIFY(waitUntil([&house] { return !house.service("web"); }));
        house.calm();
        QCOMPARE(house.traces({"web"}), std::string("volume web-data; "));
        QVERIFY(!house.seen().addresses.contains("wakedock"));
    }

    void itBelongsToOneServiceOnly()
    {
        AdoptionHouse house;
        auto held = house.engines.fakeObjects().holdNext("joinNetwork");
        const auto first = house.begin(house.wish("web.example.org"));
        AdoptRequest second = house.wish();
        second.name = "other";
        QCOMPARE(house.refusal(second)->reason(), std::string("belongs_to_service"));
        held.succeed();
        QVERIFY(!WorkshopFixture::failureOf(first.ticket));
        house.calm();
        QCOMPARE(house.refusal(second)->reason(), std::string("belongs_to_service"));
    }

    void underLoopbackItIsReachedByThePortItPublished()
    {
        AdoptionHouse house;
        house.addresses.useLoopback();
        QCOMPARE(house.refusal(house.wish("web.example.org"))->reason(), std::string("adopted_unreachable"));
        house.engines.fakeObjects().details[house.id].publishedPorts = {{"127.0.0.1", 8080, 80, Protocol::Tcp}};
        const auto service = house.adopt(house.wish("web.example.org"));
        QCOMPARE(house.proxy.routeOf("web.example.org")->dialA, std::string("127.0.0.1:8080"));
        QVERIFY(service->record.addresses.b.port != 8080);
        QVERIFY(house.engines.fakeObjects().calls().back().find("joinNetwork") == std::string::npos);
    }

    void powerOverTheHostNeedsItsPermission()
    {
        AdoptionHouse house;
        house.engines.fakeObjects().details[house.id].privileged = true;
        QCOMPARE(house.refusal(house.wish(), Role::Operator)->reason(), std::string("privileged_container"));
        QCOMPARE(house.refusal(house.wish(), Role::Viewer)->reason(), std::string("permission_missing"));
        QVERIFY(house.adopt(house.wish()) != nullptr);
    }
};

WAKEDOCK_TEST(TestAdoptContainer)
#include "test_adopt_container.moc"
