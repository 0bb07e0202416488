#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

CallContext admin()
{
    return WorkshopFixture::as(Role::Admin);
}

/// Web 1.25 with its own digest, then 1.26: what rolling back to revision 1 begins with.
std::shared_ptr<const Service> deployedTwice(WorkshopFixture &house)
{
    house.engine.world.images["nginx:1.25"].info.digest = "nginx@sha256:2525";
    house.engine.addImage("nginx@sha256:2525", house.engine.world.images["nginx:1.25"]);
    const auto first = house.deploy(aService("shop").at("shop.example.org"));
    house.engine.world.images["nginx:1.25"].info.digest = "nginx@sha256:9999"; // The tag moves on.
    return house.change(first->record.id, aService("shop").at("shop.example.org").image("nginx:1.26"));
}

DeploymentPlan planned(WorkshopFixture &house, PlanRequest request, Role role = Role::Admin)
{
    return await(house.core().planDeployment.execute(WorkshopFixture::as(role), std::move(request)));
}

} // namespace

class TestRollBackService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEarlierRevisionComesBackWithExactlyItsImageAsTheNextRevision()
    {
        WorkshopFixture house;
        const auto now = deployedTwice(house);
        const int changes = house.proxy.changes();
        const auto after = house.finish(house.core().rollBackService.execute(admin(), {now->record.id, 1}));
        QCOMPARE(after->record.revision, 3);
        QCOMPARE(after->record.config.image, std::string("nginx:1.25"));
        QCOMPARE(after->state.status, ServiceStatus::Running);
        const auto containers = house.containersOf(now->record.id);
        QCOMPARE(containers.size(), std::size_t(1));
        QCOMPARE(containers.front().image, std::string("nginx@sha256:2525"));
        QCOMPARE(house.store.tables().revisions.back().imageDigest, std::string("nginx@sha256:2525"));
        QCOMPARE(house.lastDeployment().trigger, DeployTrigger::Rollback);
        QCOMPARE(house.lastOperation().kind, OperationKind::Rollback);
        QCOMPARE(house.proxy.changes(), changes);
        QCOMPARE(house.marks.all(), (std::map<std::string, Colour>{{"shop.example.org", Colour::A}}));
    }

    void anImageNoRegistryKnowsIsFoundByItsId()
    {
        WorkshopFixture house;
        FakeImage own;
        own.info.id = "sha256:abc";
        house.engine.addImage("own:1", own);
        house.engine.addImage("sha256:abc", own);
        const auto first = house.deploy(aService("shop").image("own:1"));
        QCOMPARE(house.store.tables().revisions.back().imageDigest, std::string("sha256:abc"));
        house.engine.world.images["own:1"].info.id = "sha256:def";
        house.engine.world.images["own:1"].info.digest.clear();
        house.finish(house.core().redeployService.execute(admin(), first->record.id));
        house.finish(house.core().rollBackService.execute(admin(), {first->record.id, 1}));
        QCOMPARE(house.containersOf(first->record.id).front().image, std::string("sha256:abc"));
    }

    void anImageThatIsNotOnTheEngineIsPulledByItsDigest()
    {
        WorkshopFixture house;
        const auto now = deployedTwice(house);
        house.engine.world.images["nginx@sha256:2525"].present = false;
        house.finish(house.core().rollBackService.execute(admin(), {now->record.id, 1}));
        QVERIFY(house.engine.world.images["nginx@sha256:2525"].present);
    }

    void anImageThatIsNowhereAnyMoreLeavesWhatIsInForce()
    {
        WorkshopFixture house;
        const auto now = deployedTwice(house);
        house.engine.world.images.erase("nginx@sha256:2525");
        const auto error = house.failure(house.core().rollBackService.execute(admin(), {now->record.id, 1}));
        QVERIFY(error.has_value());
        QCOMPARE(error->code(), ErrorCode::Conflict);
        QCOMPARE(error->reason(), std::string("image_gone"));
        const auto after = house.service("shop");
        QCOMPARE(after->record.revision, 2);
        QCOMPARE(after->record.config.image, std::string("nginx:1.26"));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.containersOf(now->record.id).front().image, std::string("nginx:1.26"));
    }

    void aRollbackThatFailsKeepsWhatWasInForce()
    {
        WorkshopFixture house;
        const auto now = deployedTwice(house);
        house.engine.world.images["nginx@sha256:2525"].exitsWith = 1;
        const auto error = house.failure(house.core().rollBackService.execute(admin(), {now->record.id, 1}));
        QVERIFY(error.has_value());
        QVERIFY(saysSo(error->undone(), "Put the previous configuration back."));
        QCOMPARE(house.service("shop")->record.config.image, std::string("nginx:1.26"));
        QCOMPARE(house.service("shop")->record.revision, 2);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
    }

    void whatCannotBeRolledBackToIsRefusedAtOnce()
    {
        WorkshopFixture house;
        const auto now = deployedTwice(house);
        QCOMPARE(house.failure(house.core().rollBackService.execute(admin(), {now->record.id, 9}))->reason(),
                 std::string("revision_not_found"));
        QCOMPARE(house.failure(house.core().rollBackService.execute(WorkshopFixture::as(Role::Viewer), {now->record.id, 1}))
                     ->code(),
                 ErrorCode::Forbidden);
        house.change(now->record.id, aService("shop").at("store.example.org"));
        house.deploy(aService("other").at("shop.example.org"));
        QCOMPARE(house.failure(house.core().rollBackService.execute(admin(), {now->record.id, 1}))->reason(),
                 std::string("domain_taken"));
    }

    void aRevisionWithoutItsImageIsRefused()
    {
        WorkshopFixture house;
        house.engine.world.images["nginx:1.25"].info.digest.clear();
        house.engine.world.images["nginx:1.25"].info.id.clear();
        const auto service = house.deploy(aService("shop"));
        QCOMPARE(house.failure(house.core().rollBackService.execute(admin(), {service->record.id, 1}))->reason(),
                 std::string("image_unknown"));
    }

    void theOldContainerIsAskedToEndBeforeItIsRemoved()
    {
        WorkshopFixture house;
        const auto service = house.deploy(aService("shop"));
        house.engine.forgetCalls();
        house.finish(house.core().redeployService.execute(admin(), service->record.id));
        QCOMPARE(house.engine.callCount("stopContainer"), 1);
        QCOMPARE(house.containersOf(service->record.id).size(), std::size_t(1));
    }

    void aPlanChangesNothingAndKnowsWhatTheEngineHas()
    {
        WorkshopFixture house;
        const auto now = deployedTwice(house);
        const auto before = *house.service("shop");
        house.engine.world.volumes["shop-data"];
        house.engine.forgetCalls();
        const ServiceConfig wished =
            aService("shop").at("shop.example.org").withVolume("shop-data", "/data").image("pulled:1").withPort(8080, 80);
        const auto plan = planned(house, {now->record.id, wished, std::nullopt});
        QCOMPARE(plan.mode, DeploymentPlan::Mode::Recreate);
        QVERIFY(plan.pullsImage);
        QCOMPARE(plan.volumes.front().change, DeploymentPlan::Change::Keep);
        QCOMPARE(house.engine.calls(), (std::vector<std::string>{"findImage", "listVolumes", "listNetworks"}));
        QCOMPARE(*house.service("shop"), before);
    }

    void aPlanOfARollbackNamesTheExactImage()
    {
        WorkshopFixture house;
        const auto now = deployedTwice(house);
        QCOMPARE(planned(house, {now->record.id, std::nullopt, 1}).image, std::string("nginx@sha256:2525"));
        QCOMPARE(planned(house, {now->record.id, std::nullopt, std::nullopt}, Role::Viewer).mode,
                 DeploymentPlan::Mode::StartFirst);
    }

    void aPlanWithAConfigurationNeedsTheRightOfItsDeployment()
    {
        WorkshopFixture house;
        const auto refused = [&house](PlanRequest request) {
            return awaitError(house.core().planDeployment.execute(WorkshopFixture::as(Role::Viewer), std::move(request)));
        };
        QCOMPARE(refused({std::nullopt, aService("shop").config(), std::nullopt})->code(), ErrorCode::Forbidden);
        const auto asOperator = planned(
            house, {std::nullopt, aService("shop").withBind("/etc", "/host").config(), std::nullopt}, Role::Operator);
        QCOMPARE(asOperator.privileged.size(), std::size_t(1));
        house.deploy(aService("shop"));
        const auto taken = awaitError(
            house.core().planDeployment.execute(admin(), {std::nullopt, aService("shop").config(), std::nullopt}));
        QCOMPARE(taken->reason(), std::string("name_taken"));
    }

    void revisionsAreListedNewestFirst()
    {
        WorkshopFixture house;
        const auto now = deployedTwice(house);
        const auto revisions = await(house.core().listRevisions.execute(admin(), {now->record.id, {}}));
        QCOMPARE(revisions.size(), std::size_t(2));
        QCOMPARE(revisions.front().number, 2);
        QCOMPARE(revisions.back().imageDigest, std::string("nginx@sha256:2525"));
    }
};

WAKEDOCK_TEST(TestRollBackService)
#include "test_roll_back_service.moc"
