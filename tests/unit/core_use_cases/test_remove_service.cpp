#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestRemoveService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksRouteContainersAndRecordGoVolumesStay()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        const auto gone = remove(house, {id, std::nullopt, false});
        QCOMPARE(gone->record.id, id);
        house.calm();
        QCOMPARE(house.traces(), std::string("volume shop-data; "));
        QVERIFY(house.store.tables().services.empty());
        QCOMPARE(house.heard<ServiceChanged>().back().change, Change::Removed);
        QCOMPARE(house.lastOperation().status, RunStatus::Succeeded);
        QCOMPARE(house.store.tables().audit.back().action, std::string("service.remove"));
        const auto deployments = await(house.core().listDeployments.execute(WorkshopFixture::as(Role::Viewer), {id, {}}));
        QCOMPARE(deployments.size(), std::size_t(1));
    }

    void volumesGoTooWhenAskedForButOnlyThoseMadeForIt()
    {
        WorkshopFixture house;
        house.engine.world.volumes["old-data"] = {};
        const auto id = house.deploy(aService("shop").withVolume("shop-data", "/a").withVolume("old-data", "/b"))->record.id;
        remove(house, {id, std::nullopt, true});
        QCOMPARE(house.traces(), std::string("volume old-data; "));
    }

    void aStoppedServiceCanBeRemoved()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.finish(house.core().stopService.execute(WorkshopFixture::as(Role::Admin), id));
        remove(house, {id, std::nullopt, true});
        QCOMPARE(house.traces(), std::string());
    }

    void aCrashedServiceCanBeRemoved()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.engine.crash(house.containersOf(id).front().id, 2);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Error);
        remove(house, {id, std::nullopt, true});
        QCOMPARE(house.traces(), std::string());
    }

    void itsNameIsFreeAgain()
    {
        WorkshopFixture house;
        remove(house, {deployShop(house), std::nullopt, false});
        QCOMPARE(house.service("shop"), nullptr);
        deployShop(house);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
    }

    void aVersionSomebodyElseChangedIsRefused()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        const auto error =
            house.failure(house.core().removeService.execute(WorkshopFixture::as(Role::Admin), {id, 1, false}));
        QCOMPARE(error->code(), ErrorCode::PreconditionFailed);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
    }

    void aRemovalThatFailsLeavesTheServiceServing()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.engine.failNext("removeContainer", Error(ErrorCode::UpstreamFailed, "engine_failed", "No."));
        const auto error =
            house.failure(house.core().removeService.execute(WorkshopFixture::as(Role::Admin), {id, {}, false}));
        QCOMPARE(contextOf(error, "step"), std::string("remove"));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.marks.all().size(), std::size_t(1));
        QVERIFY(house.proxy.routeOf("shop.example.org").has_value());
        remove(house, {id, std::nullopt, true});
        QCOMPARE(house.traces(), std::string());
    }

    void withCaddyAwayTheRouteGoesLater()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.proxy.setReachable(false);
        remove(house, {id, std::nullopt, true});
        QVERIFY(!house.service("shop"));
        house.proxy.setReachable(true);
        QVERIFY(waitUntil([&] { return house.proxy.routes().empty(); }));
    }

    void aMarkThatCannotBeTakenAwayEndsItCleanly()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.marks.failAlways(Error(ErrorCode::UpstreamFailed, "marks_unwritable", "The folder is read only."));
        const auto error =
            house.failure(house.core().removeService.execute(WorkshopFixture::as(Role::Admin), {id, {}, false}));
        QCOMPARE(error->reason(), std::string("marks_unwritable"));
        QVERIFY(house.service("shop"));
        house.marks.failAlways(std::nullopt);
        remove(house, {id, std::nullopt, true});
        QCOMPARE(house.traces(), std::string());
    }

    void aServiceThatIsGoneCannotBeChangedByWhoWaitedInItsLane()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        const auto context = WorkshopFixture::as(Role::Admin);
        auto held = house.engine.holdNext("removeContainer");
        const auto removing = house.begin(house.core().removeService.execute(context, {id, {}, true}));
        const auto stopping = house.begin(house.core().stopService.execute(context, id));
        const auto deploying = house.begin(house.core().redeployService.execute(context, id));
        held.succeed();
        QVERIFY(!WorkshopFixture::failureOf(removing));
        QCOMPARE(WorkshopFixture::failureOf(stopping)->code(), ErrorCode::NotFound);
        QCOMPARE(WorkshopFixture::failureOf(deploying)->code(), ErrorCode::NotFound);
        house.calm();
        QCOMPARE(house.traces(), std::string());
        for (const Operation &operation : house.store.tables().operations) {
            QVERIFY(operation.finishedAt.has_value());
        }
    }

    void operatorsMayNot()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        const auto error =
            house.failure(house.core().removeService.execute(WorkshopFixture::as(Role::Viewer), {id, {}, false}));
        QCOMPARE(error->code(), ErrorCode::Forbidden);
    }

private:
    static ServiceId deployShop(WorkshopFixture &house)
    {
        return house.deploy(aService("shop").at("shop.example.org").withVolume("shop-data", "/data"))->record.id;
    }
    static WorkshopFixture::ServicePtr remove(WorkshopFixture &house, const RemoveRequest &request)
    {
        return house.finish(house.core().removeService.execute(WorkshopFixture::as(Role::Admin), request));
    }
};

WAKEDOCK_TEST(TestRemoveService)
#include "test_remove_service.moc"
