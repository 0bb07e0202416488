#include "backend/core/domain/rules/deployment_plan.h"

#include "backend/shared/exceptions/error.h"
#include "tests/support/builders/service_builder.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

using Mode = DeploymentPlan::Mode;
using Drops = DeploymentPlan::Drops;
using PlanChange = DeploymentPlan::Change;
using RouteChange = DeploymentPlan::RouteChange;

ImageInfo webImage(const std::string &id = "image-1")
{
    ImageInfo image;
    image.id = id;
    image.exposedPorts = {{"", 0, 80, Protocol::Tcp}};
    return image;
}

/// A service that runs as `before` and is to become `wished`.
PlanFacts changing(const ServiceBuilder &before, const ServiceConfig &wished)
{
    PlanFacts facts;
    facts.inForce = before.record();
    facts.id = facts.inForce->id;
    facts.wished = wished;
    facts.imageReference = wished.image;
    facts.image = webImage();
    Container live = containerOf(*facts.inForce);
    live.imageId = "image-1";
    live.mounts = before.config().volumes;
    facts.containers = {live};
    facts.networks = {"wakedock"};
    facts.ownNetwork = "wakedock";
    facts.proxy.version = "2.6.2";
    facts.proxy.managed = true;
    return facts;
}

PlanFacts redeploying(const ServiceBuilder &service)
{
    return changing(service, service.config());
}

bool mentions(const std::vector<std::string> &sentences, const std::string &text)
{
    return std::ranges::any_of(sentences, [&text](const std::string &each) { return each.find(text) != std::string::npos; });
}

} // namespace

class TestDeploymentPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewServiceIsCreatedAndItsRouteClosesWebSocketsOnAnOldCaddy()
    {
        PlanFacts facts;
        facts.wished = aService("shop").at("shop.example.org").withVolume("shop-data", "/data").inNetwork("backend");
        facts.imageReference = "nginx:1.25";
        facts.ownNetwork = "wakedock";
        facts.proxy.version = "2.6.2";
        const auto plan = deploymentPlan(facts);
        QCOMPARE(plan.mode, Mode::Create);
        QVERIFY(plan.pullsImage);
        QCOMPARE(plan.containersCreated, (std::vector<std::string>{"wakedock-shop-*"}));
        QVERIFY(plan.containersRemoved.empty());
        QCOMPARE(plan.volumes.front().change, PlanChange::Create);
        QCOMPARE(plan.networks,
                 (std::vector<DeploymentPlan::Network>{{"wakedock", PlanChange::Create}, {"backend", PlanChange::Create}}));
        QCOMPARE(plan.route, RouteChange::Add);
        QCOMPARE(plan.hostsAdded, (std::vector<std::string>{"shop.example.org"}));
        QCOMPARE(plan.drops, Drops::AllWebSockets);
        QVERIFY(plan.dropsDetail.find("Caddy 2.6.2") != std::string::npos);
        QCOMPARE(plan.downtimeSeconds, 0);
        QVERIFY(mentions(plan.steps, "Pull the image nginx:1.25."));
        QVERIFY(mentions(plan.steps, "the volume shop-data"));
    }

    void aRedeployStartsTheNewContainerFirstAndChangesNoRoute()
    {
        const auto plan = deploymentPlan(redeploying(aService("shop").at("shop.example.org")));
        QCOMPARE(plan.mode, Mode::StartFirst);
        QVERIFY(!plan.pullsImage);
        QCOMPARE(plan.route, RouteChange::None);
        QCOMPARE(plan.drops, Drops::Streams);
        QCOMPARE(plan.downtimeSeconds, 0);
        QCOMPARE(plan.containersRemoved, (std::vector<std::string>{"wakedock-shop-1"}));
        QVERIFY(plan.warnings.empty());
        QVERIFY(mentions(plan.steps, "Send visitors to the new container."));
    }

    void aFixedHostPortForcesRecreateAndNamesTheSeconds()
    {
        auto facts = redeploying(aService("shop").at("shop.example.org").withPort(8080, 80));
        QCOMPARE(deploymentPlan(facts).downtimeSeconds, 5);
        facts.lastStart = std::chrono::milliseconds(2300);
        const auto plan = deploymentPlan(facts);
        QCOMPARE(plan.mode, Mode::Recreate);
        QVERIFY(plan.reason.find("8080") != std::string::npos);
        QCOMPARE(plan.downtimeSeconds, 4);
        QCOMPARE(plan.drops, Drops::Service);
        QVERIFY(mentions(plan.steps, "Stop the old container and keep it."));
    }

    void aStoppedServiceHasNothingToLose()
    {
        auto facts = redeploying(aService("shop").at("shop.example.org").withPort(8080, 80));
        facts.containers.front().status = ContainerStatus::Exited;
        facts.inForce->wished = WishedRun::Stopped;
        const auto plan = deploymentPlan(facts);
        QCOMPARE(plan.mode, Mode::Recreate);
        QCOMPARE(plan.downtimeSeconds, 0);
        QCOMPARE(plan.drops, Drops::Nothing);
        QVERIFY(mentions(plan.warnings, "afterwards it runs"));
    }

    void aChangeOfTheRouteTellsWhomItDisconnects_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("managed");
        QTest::addColumn<int>("drops");
        const auto all = static_cast<int>(Drops::AllWebSockets);
        const auto own = static_cast<int>(Drops::Streams);
        QTest::newRow("old") << QStringLiteral("2.6.2") << true << all;
        QTest::newRow("new") << QStringLiteral("v2.7.6 h1:x") << true << own;
        QTest::newRow("newer") << QStringLiteral("v2.10.0") << true << own;
        QTest::newRow("new, not ours") << QStringLiteral("2.7.6") << false << all;
        QTest::newRow("unknown") << QString() << true << all;
        QTest::newRow("no number") << QStringLiteral("devel") << true << all;
    }
    void aChangeOfTheRouteTellsWhomItDisconnects()
    {
        QFETCH(const QString, version);
        QFETCH(const bool, managed);
        auto facts = changing(aService("shop").at("shop.example.org"), aService("shop").at("store.example.org"));
        facts.proxy.version = version.toStdString();
        facts.proxy.managed = managed;
        const auto plan = deploymentPlan(facts);
        QCOMPARE(plan.route, RouteChange::Change);
        QCOMPARE(plan.hostsAdded, (std::vector<std::string>{"store.example.org"}));
        QCOMPARE(plan.hostsRemoved, (std::vector<std::string>{"shop.example.org"}));
        QTEST(static_cast<int>(plan.drops), "drops");
    }

    void anotherPortOfTheImageChangesTheRoute()
    {
        auto facts = redeploying(aService("shop").at("shop.example.org"));
        facts.inForce->addresses = {{"10.213.0.10", 0}, {"10.213.0.11", 0}};
        facts.image->exposedPorts.front().containerPort = 3000;
        QCOMPARE(deploymentPlan(facts).route, RouteChange::Change);
    }

    void withoutItsDomainTheRouteGoes()
    {
        const auto plan = deploymentPlan(changing(aService("shop").at("shop.example.org"), aService("shop")));
        QCOMPARE(plan.route, RouteChange::Remove);
    }

    void everyVolumeIsAccountedFor()
    {
        const std::string anonymous(64, 'a');
        auto facts = changing(aService("shop").withVolume("old-data", "/old").withVolume("data", "/data"),
                              aService("shop").withVolume("data", "/data").withVolume("new-data", "/new"));
        facts.volumes = {"old-data", "data"};
        facts.containers.front().mounts.push_back({VolumeType::Volume, anonymous, "/cache", false});
        const auto plan = deploymentPlan(facts);
        QCOMPARE(plan.volumes,
                 (std::vector<DeploymentPlan::Volume>{{VolumeType::Volume, "data", "/data", PlanChange::Keep},
                                                      {VolumeType::Volume, "new-data", "/new", PlanChange::Create},
                                                      {VolumeType::Volume, "old-data", "/old", PlanChange::Leave},
                                                      {VolumeType::Volume, anonymous, "/cache", PlanChange::Delete}}));
        QVERIFY(mentions(plan.warnings, "/cache"));
        QVERIFY(mentions(plan.warnings, "at the same time"));
    }

    void networksAreMadeKeptAndLeft()
    {
        auto facts = changing(aService("shop").inNetwork("old").inNetwork("both"), aService("shop").inNetwork("both"));
        facts.networks = {"wakedock", "both", "old"};
        QCOMPARE(deploymentPlan(facts).networks,
                 (std::vector<DeploymentPlan::Network>{
                     {"wakedock", PlanChange::Keep}, {"both", PlanChange::Keep}, {"old", PlanChange::Leave}}));
    }

    void mountsThatGivePowerAreNamed()
    {
        const auto plan = deploymentPlan(redeploying(aService("shop").withBind("/var/run/docker.sock", "/docker.sock")));
        QCOMPARE(plan.privileged.size(), std::size_t(1));
        QVERIFY(mentions(plan.privileged, "/var/run/docker.sock"));
    }

    void aTagThatMovedOnIsSaidUnlessTheExactImageIsWanted()
    {
        auto facts = redeploying(aService("shop"));
        facts.image = webImage("image-2");
        QVERIFY(mentions(deploymentPlan(facts).warnings, "names another image now"));
        facts.imageReference = "nginx@sha256:1111";
        QVERIFY(deploymentPlan(facts).warnings.empty());
    }

    void whatTheDeploymentWouldRefuseThePlanRefuses()
    {
        auto facts = redeploying(aService("shop").checkedBy(HealthCheckType::Docker));
        QVERIFY_THROWS_EXCEPTION(Error, deploymentPlan(facts));
        facts = redeploying(aService("shop").at("shop.example.org"));
        facts.image->exposedPorts.clear();
        QVERIFY_THROWS_EXCEPTION(Error, deploymentPlan(facts));
    }
};

WAKEDOCK_TEST(TestDeploymentPlan)
#include "test_deployment_plan.moc"
