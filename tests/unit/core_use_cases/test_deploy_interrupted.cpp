// A first deployment that is cancelled, or whose engine or database goes away in the middle of it.
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestDeployInterrupted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cancelledWhilePullingNothingIsLeft()
    {
        WorkshopFixture house;
        const auto pulling = house.engine.holdNext("pullImage");
        const auto ticket = beginShop(house, "pulled:1");
        QVERIFY(waitUntil([&] { return house.engine.callCount("pullImage") == 1; }));
        requireCancelled(house, ticket, "pull");
    }

    void cancelledWhileWaitingForHealthNothingIsLeft()
    {
        WorkshopFixture house;
        const auto ticket = beginShop(house, "app:1");
        QVERIFY(waitUntil([&] { return house.engine.callCount("inspectContainer") > 2; }));
        requireCancelled(house, ticket, "wait_healthy");
    }

    void cancelledWhileTheRouteIsPushedNothingIsLeft()
    {
        WorkshopFixture house;
        Completion<> gate;
        const int calls = house.proxy.applyCalls();
        house.proxy.holdNextApply(gate);
        const auto ticket = beginShop(house, "nginx:1.25");
        QVERIFY(waitUntil([&] { return house.proxy.applyCalls() == calls + 1; }));
        await(house.core().cancelOperation.execute(WorkshopFixture::as(Role::Admin), ticket.operationId));
        gate.succeed();
        requireCancelled(house, ticket, "publish_route");
    }

    void onceInForceACancelComesTooLate()
    {
        WorkshopFixture house;
        auto looking = house.engine.holdNext("listContainers");
        const auto ticket = beginShop(house, "nginx:1.25");
        QVERIFY(waitUntil([&] { return house.engine.callCount("listContainers") == 1; }));
        await(house.core().cancelOperation.execute(WorkshopFixture::as(Role::Admin), ticket.operationId));
        looking.succeed();
        QVERIFY(!WorkshopFixture::failureOf(ticket));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.lastDeployment().status, RunStatus::Succeeded);
    }

    void onceInForceALostEngineTakesNothingBack()
    {
        WorkshopFixture house;
        house.engine.failNext("listContainers", Error(ErrorCode::Unavailable, "engine_unreachable", "Gone."));
        const auto ticket = beginShop(house, "nginx:1.25");
        QVERIFY(!WorkshopFixture::failureOf(ticket));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.lastDeployment().status, RunStatus::Succeeded);
        QCOMPARE(house.containersOf(house.service("shop")->record.id).size(), std::size_t(1));
    }

    void onceInForceAJournalThatCannotBeClosedTakesNothingBack()
    {
        WorkshopFixture house;
        bool failed = false;
        house.store.beforeCommit([&failed](Repositories &repositories) {
            for (const Operation &operation : repositories.operations().list({})) {
                if (operation.status == RunStatus::Succeeded && !std::exchange(failed, true)) {
                    throw FakeStore::diskFull();
                }
            }
        });
        QVERIFY(!WorkshopFixture::failureOf(beginShop(house, "nginx:1.25")));
        QVERIFY(failed);
        QCOMPARE(house.lastDeployment().status, RunStatus::Succeeded);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
    }

    void anEngineThatGoesAwayIsSettledWhenItComesBack()
    {
        WorkshopFixture house;
        house.probe.refuseAll();
        const auto ticket = beginShop(house, "nginx:1.25");
        QVERIFY(waitUntil([&] { return house.probe.asked().size() > 2; }));
        house.engine.setReachable(false);
        const auto error = WorkshopFixture::failureOf(ticket);
        QVERIFY(error.has_value());
        QCOMPARE(error->code(), ErrorCode::UpstreamFailed);
        QVERIFY(saysSo(error->undone(), "as soon as the engine answers"));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Error);
        QCOMPARE(house.lastOperation().finishedAt, std::nullopt);
        QCOMPARE(house.lastOperation().error->code, std::string("engine_unreachable"));
        QCOMPARE(house.heard<DeploymentFinished>().size(), std::size_t(1));

        house.engine.setReachable(true);
        QVERIFY(waitUntil([&] { return house.lastOperation().finishedAt.has_value(); }));
        house.calm();
        QCOMPARE(house.traces(), std::string());
        const auto deployment = house.lastDeployment();
        QCOMPARE(deployment.status, RunStatus::Undone);
        QCOMPARE(deployment.error->code, std::string("engine_unreachable"));
        QCOMPARE(deployment.error->step, std::string("wait_healthy"));
        QVERIFY(saysSo(deployment.error->undone, "Removed the service shop."));
    }

    void aDatabaseThatFailsToRecordTheEndIsSettledLater()
    {
        WorkshopFixture house;
        // Too long for the retry that comes by itself: here the listing is what settles it.
        house.clock.skipSleeps(true, std::chrono::seconds(1));
        house.engine.failNext("startContainer", Error(ErrorCode::UpstreamFailed, "engine_failed", "No."));
        bool broken = true;
        house.store.beforeCommit([&broken](Repositories &repositories) {
            for (const Operation &operation : repositories.operations().list({})) {
                if (broken && operation.status == RunStatus::Failed) {
                    throw FakeStore::diskFull();
                }
            }
        });
        const auto error = WorkshopFixture::failureOf(beginShop(house, "nginx:1.25"));
        QCOMPARE(error->reason(), std::string("engine_failed"));
        QVERIFY(!house.lastOperation().finishedAt);
        broken = false;
        house.engine.setReachable(false);
        house.engine.setReachable(true);
        QVERIFY(waitUntil([&] { return house.lastOperation().finishedAt.has_value(); }));
        house.calm();
        QCOMPARE(house.traces(), std::string());
    }

    void aMarkThatCannotBeTakenAwayDoesNotLeaveTheCallerWaiting()
    {
        WorkshopFixture house;
        house.probe.refuseAll();
        const auto ticket = beginShop(house, "nginx:1.25");
        QVERIFY(waitUntil([&] { return house.probe.asked().size() > 2; }));
        house.marks.failAlways(Error(ErrorCode::UpstreamFailed, "marks_unwritable", "The folder is read only."));
        const auto error = WorkshopFixture::failureOf(ticket);
        QCOMPARE(error->reason(), std::string("not_healthy"));
        // The caller is told first, the lane is left right after.
        QVERIFY(waitUntil([&] { return !house.core().lanes.isBusy(house.lastOperation().serviceId); }));
    }

private:
    static OperationTicket beginShop(WorkshopFixture &house, const std::string &image)
    {
        return house.begin(house.core().deployService.execute(
            WorkshopFixture::as(Role::Admin),
            {aService("shop").image(image).at("shop.example.org").withVolume("shop-data", "/data")}));
    }

    static void requireCancelled(WorkshopFixture &house, const OperationTicket &ticket, const std::string &step)
    {
        const auto told =
            awaitError(house.core().cancelOperation.execute(WorkshopFixture::as(Role::Admin), ticket.operationId));
        QVERIFY(!told);
        const auto error = WorkshopFixture::failureOf(ticket);
        QVERIFY(error.has_value());
        QCOMPARE(error->code(), ErrorCode::Cancelled);
        house.calm();
        QCOMPARE(house.traces(), std::string());
        QCOMPARE(house.lastDeployment().status, RunStatus::Cancelled);
        QCOMPARE(house.lastDeployment().error->step, step);
        QVERIFY(house.store.tables().services.empty());
    }
};

WAKEDOCK_TEST(TestDeployInterrupted)
#include "test_deploy_interrupted.moc"
