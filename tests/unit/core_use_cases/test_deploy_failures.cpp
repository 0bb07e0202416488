// Each step of a first deployment made to fail once: nothing of it may be left but its own record.
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

Error engineFailed()
{
    return Error(ErrorCode::UpstreamFailed, "engine_failed", "The engine said: no.").withRemedy("Look at its log.");
}

ServiceConfig wholeShop()
{
    return aService("shop").at("shop.example.org").withVolume("shop-data", "/data").inNetwork("backend");
}

} // namespace

class TestDeployFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whateverCallFailsNothingIsLeft_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("step");
        QTest::newRow("image") << "findImage" << "pull";
        QTest::newRow("network") << "ensureNetwork" << "create";
        QTest::newRow("volume") << "ensureVolume" << "create";
        QTest::newRow("container") << "createContainer" << "create";
        QTest::newRow("start") << "startContainer" << "start";
        QTest::newRow("look") << "inspectContainer" << "wait_healthy";
        QTest::newRow("policy") << "setRestartPolicy" << "mark_running";
    }
    void whateverCallFailsNothingIsLeft()
    {
        QFETCH(QString, call);
        QFETCH(QString, step);
        WorkshopFixture house;
        house.engine.failNext(call.toStdString(), engineFailed());
        const auto error = house.deployFailure(wholeShop());
        requireUndone(house, error, step.toStdString(), "engine_failed");
    }

    void aSecondInterfaceWithTheNetworksAddressesIsSaidBeforeAnybodyWaitsInVain()
    {
        WorkshopFixture house;
        house.addresses.setInterfaces({"br-5ba1d3c0ffee", "br-0ddba11c0de5"});
        const auto error = house.deployFailure(wholeShop());
        requireUndone(house, error, "create", "subnet_taken");
        QVERIFY(error->message().find("br-5ba1d3c0ffee, br-0ddba11c0de5") != std::string::npos);
    }

    void anUnknownImageIsTheRequestsOwnFault()
    {
        WorkshopFixture house;
        ServiceConfig config = wholeShop();
        config.image = "nowhere:1";
        const auto error = house.deployFailure(config);
        requireUndone(house, error, "pull", "image_not_found");
        QCOMPARE(error->code(), ErrorCode::Invalid);
        QCOMPARE(error->fields().front().field, std::string("image"));
    }

    void aRegistryThatIsDownIsNotTheRequestsFault()
    {
        WorkshopFixture house;
        house.engine.failNext("pullImage", Error(ErrorCode::UpstreamFailed, "registry_failed", "The registry is down."));
        ServiceConfig config = wholeShop();
        config.image = "pulled:1";
        const auto error = house.deployFailure(config);
        requireUndone(house, error, "pull", "registry_failed");
        QCOMPARE(error->code(), ErrorCode::UpstreamFailed);
    }

    void anImageThatVanishesAfterItsPullIsSaid()
    {
        WorkshopFixture house;
        auto pulling = house.engine.holdNext("pullImage");
        ServiceConfig config = wholeShop();
        config.image = "pulled:1";
        const auto ticket = house.begin(house.core().deployService.execute(WorkshopFixture::as(Role::Admin), {config}));
        QVERIFY(waitUntil([&] { return house.engine.callCount("pullImage") == 1; }));
        auto looking = house.engine.holdNext("findImage");
        pulling.succeed();
        QVERIFY(waitUntil([&] { return house.engine.callCount("findImage") == 2; }));
        house.engine.world.images.erase("pulled:1");
        looking.succeed();
        requireUndone(house, WorkshopFixture::failureOf(ticket), "pull", "registry_failed");
    }

    void anImageThatSaysNoPortIsTheRequestsFault()
    {
        WorkshopFixture house;
        house.engine.addImage("silent:1");
        ServiceConfig config = wholeShop();
        config.image = "silent:1";
        const auto error = house.deployFailure(config);
        requireUndone(house, error, "pull", "upstream_port_unknown");
        QCOMPARE(error->fields().front().field, std::string("upstream_port"));
    }

    void aPortSomebodyElseHoldsIsAConflict()
    {
        WorkshopFixture house;
        house.engine.world.portsOfOthers.insert(8080);
        ServiceConfig config = wholeShop();
        config.ports = {{"127.0.0.1", 8080, 80, Protocol::Tcp}};
        const auto error = house.deployFailure(config);
        requireUndone(house, error, "start", "port_taken");
        QCOMPARE(error->code(), ErrorCode::Conflict);
    }

    void aContainerThatEndsAtItsStartTellsItsLastLine()
    {
        WorkshopFixture house;
        house.engine.addImage("broken:1",
                              {.info = {.id = {}, .digest = {}, .exposedPorts = {{"", 0, 80, Protocol::Tcp}}},
                               .exitsWith = 3,
                               .logLines = {"starting", "no config file"}});
        ServiceConfig config = wholeShop();
        config.image = "broken:1";
        const auto error = house.deployFailure(config);
        requireUndone(house, error, "wait_healthy", "ended_at_start");
        QVERIFY(error->message().find("exit code 3") != std::string::npos);
        QVERIFY(error->message().find("no config file") != std::string::npos);
        QCOMPARE(contextOf(error, "last_lines"), std::string("starting\nno config file"));
    }

    void aServiceThatNeverAnswersTimesOut()
    {
        WorkshopFixture house;
        house.probe.refuseAll("connection refused");
        const auto error = house.deployFailure(wholeShop());
        requireUndone(house, error, "wait_healthy", "not_healthy");
        QCOMPARE(error->code(), ErrorCode::Timeout);
        QVERIFY(error->message().find("60 s") != std::string::npos);
        QVERIFY(error->message().find("connection refused") != std::string::npos);
    }

    void aRouteTheProxyRefusesIsTakenBack()
    {
        WorkshopFixture house;
        house.proxy.failNextApply(Error(ErrorCode::Invalid, "proxy_refused", "Caddy said: bad matcher."));
        requireUndone(house, house.deployFailure(wholeShop()), "publish_route", "proxy_refused");
    }

    void aProxyThatCannotBeReachedIsNamed()
    {
        WorkshopFixture house;
        house.proxy.setReachable(false);
        const auto error = house.deployFailure(wholeShop());
        requireUndone(house, error, "publish_route", "proxy_unreachable");
        QCOMPARE(error->code(), ErrorCode::UpstreamFailed);
    }

    void aDatabaseThatFailsAtTheLastCommitTakesEverythingBack()
    {
        WorkshopFixture house;
        bool failed = false;
        house.store.beforeCommit([&failed](Repositories &repositories) {
            for (const ServiceRecord &record : repositories.services().list()) {
                if (record.revision == 1 && !std::exchange(failed, true)) {
                    throw FakeStore::diskFull();
                }
            }
        });
        requireUndone(house, house.deployFailure(wholeShop()), "mark_running", "disk_full");
    }

    void whatWasThereBeforeStays()
    {
        WorkshopFixture house;
        house.engine.world.volumes["shop-data"] = {};
        house.engine.world.networks["backend"] = {};
        house.engine.failNext("startContainer", engineFailed());
        const auto error = house.deployFailure(wholeShop());
        QVERIFY(error.has_value());
        QCOMPARE(house.traces(), std::string("volume shop-data; network backend; "));
        QVERIFY(!saysSo(error->undone(), "volume"));
    }

    void aNewVolumeThatAnotherContainerTookMeanwhileStaysToo()
    {
        WorkshopFixture house;
        auto starting = house.engine.holdNext("startContainer");
        const auto ticket = house.begin(house.core().deployService.execute(WorkshopFixture::as(Role::Admin), {wholeShop()}));
        QVERIFY(waitUntil([&] { return house.engine.callCount("startContainer") == 1; }));
        ContainerSpec other;
        other.name = "backup";
        other.image = "nginx:1.25";
        other.volumes = {{VolumeType::Volume, "shop-data", "/data", true}};
        house.engine.addContainer(other, false);
        starting.fail(engineFailed());
        const auto error = WorkshopFixture::failureOf(ticket);
        QVERIFY(saysSo(error->undone(), "Kept the volume shop-data"));
        QCOMPARE(house.traces({"backup", "shop-data"}), std::string());
        QCOMPARE(house.lastOperation().status, RunStatus::Failed);
    }

    void aNameThatIsFreeAgainCanBeUsedAgain()
    {
        WorkshopFixture house;
        house.engine.failNext("createContainer",
                              Error(ErrorCode::Conflict, "container_name_taken", "A container is already named so."));
        const auto error = house.deployFailure(wholeShop());
        requireUndone(house, error, "create", "container_name_taken");
        QCOMPARE(house.deploy(wholeShop())->state.status, ServiceStatus::Running);
    }

private:
    static void requireUndone(WorkshopFixture &house, const std::optional<Error> &error, const std::string &step,
                              const std::string &reason)
    {
        QVERIFY(error.has_value());
        QCOMPARE(error->reason(), reason);
        QCOMPARE(contextOf(error, "step"), step);
        QVERIFY(saysSo(error->undone(), "Removed the service shop."));
        house.calm();
        QCOMPARE(house.traces(), std::string());
        QVERIFY(house.store.tables().services.empty());
        const auto deployment = house.lastDeployment();
        QCOMPARE(deployment.id.value, contextOf(error, "deployment_id"));
        QCOMPARE(deployment.status, RunStatus::Failed);
        QCOMPARE(deployment.error->step, step);
        QCOMPARE(deployment.error->code, reason);
        QCOMPARE(deployment.error->message, error->message());
        QCOMPARE(deployment.error->remedy, error->remedy());
        QCOMPARE(deployment.error->undone, error->undone());
        QVERIFY(stepsText(deployment.steps).find(step + ":failed") != std::string::npos);
        QVERIFY(!house.core().lanes.isBusy(deployment.serviceId));
        QVERIFY(house.store.tables().operations.back().finishedAt.has_value());
        QCOMPARE(house.heard<ServiceChanged>().back().change, Change::Removed);
        QCOMPARE(house.heard<DeploymentFinished>().back().deployment->status, RunStatus::Failed);
    }
};

WAKEDOCK_TEST(TestDeployFailures)
#include "test_deploy_failures.moc"
