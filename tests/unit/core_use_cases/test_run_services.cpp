// Start, stop, restart and redeploy of a service that exists.
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestRunServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stoppedOnPurposeIsNoError()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        const auto service = stop(house, id);
        QCOMPARE(service->state.status, ServiceStatus::Stopped);
        QCOMPARE(service->record.wished, WishedRun::Stopped);
        QVERIFY(house.marks.all().empty());
        QVERIFY(house.proxy.routeOf("shop.example.org").has_value());
        const auto container = house.containersOf(id).front();
        QCOMPARE(container.status, ContainerStatus::Exited);
        QCOMPARE(container.restartPolicy, RestartPolicy::No);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Stopped);
        QCOMPARE(stepsText(house.lastOperation().steps), std::string("drain:done stop:done"));
    }

    void stoppedTwiceIsSuccessWithNothingToDo()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        stop(house, id);
        house.engine.forgetCalls();
        QCOMPARE(stop(house, id)->state.status, ServiceStatus::Stopped);
        QCOMPARE(house.engine.callCount("stopContainer"), 0);
        QCOMPARE(stepsText(house.lastOperation().steps), std::string("drain:skipped stop:skipped"));
    }

    void aServiceThatEndedByItselfCanBeStopped()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.engine.crash(house.containersOf(id).front().id, 0);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Stopped);
        QCOMPARE(stop(house, id)->record.wished, WishedRun::Stopped);
    }

    void visitorsInFlightAreAnsweredBeforeAStop()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.proxy.setInFlight("10.213.0.10:80", 3);
        const auto begun = house.clock.steadyNow();
        stop(house, id);
        QVERIFY(house.clock.steadyNow() - begun >= std::chrono::seconds(10));
    }

    void aStopThatIsCancelledWhileDrainingLeavesItRunning()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.proxy.setInFlight("10.213.0.10:80", 1);
        house.clock.skipSleeps(false);
        const auto ticket = house.begin(house.core().stopService.execute(WorkshopFixture::as(Role::Operator), id));
        QVERIFY(waitUntil([&] { return house.clock.sleepers() > 1; }));
        house.clock.skipSleeps(true, std::chrono::hours(1));
        await(house.core().cancelOperation.execute(WorkshopFixture::as(Role::Operator), ticket.operationId));
        QCOMPARE(WorkshopFixture::failureOf(ticket)->code(), ErrorCode::Cancelled);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.service("shop")->record.wished, WishedRun::Running);
        QCOMPARE(house.marks.all().size(), std::size_t(1));
        QCOMPARE(house.containersOf(id).front().restartPolicy, RestartPolicy::UnlessStopped);
    }

    void aStopThatFailsLeavesTheServiceServing()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.engine.failNext("stopContainer", Error(ErrorCode::UpstreamFailed, "engine_failed", "No."));
        const auto error = house.failure(house.core().stopService.execute(WorkshopFixture::as(Role::Operator), id));
        QCOMPARE(contextOf(error, "step"), std::string("stop"));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.marks.all().size(), std::size_t(1));
        QCOMPARE(stop(house, id)->state.status, ServiceStatus::Stopped);
    }

    void startedAgainItIsHealthyMarkedAndRestartsByItsOwnPolicy()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        const auto containerId = house.containersOf(id).front().id;
        stop(house, id);
        const auto service = start(house, id);
        QCOMPARE(service->state.status, ServiceStatus::Running);
        QCOMPARE(service->record.wished, WishedRun::Running);
        QCOMPARE(service->state.containerIds, std::vector{containerId});
        QCOMPARE(house.marks.all(), (std::map<std::string, Colour>{{"shop.example.org", Colour::A}}));
        QCOMPARE(house.containersOf(id).front().restartPolicy, RestartPolicy::UnlessStopped);
        QCOMPARE(stepsText(house.lastOperation().steps), std::string("start:done wait_healthy:done mark_running:done"));
        QCOMPARE(service->record.revision, 1);
    }

    void startingWhatRunsIsSuccess()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.engine.forgetCalls();
        QCOMPARE(start(house, id)->state.status, ServiceStatus::Running);
        QVERIFY(house.engine.calls().empty());
    }

    void aStartThatNeverAnswersLeavesItStopped()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        stop(house, id);
        house.probe.refuseAll();
        const auto error = house.failure(house.core().startService.execute(WorkshopFixture::as(Role::Operator), id));
        QCOMPARE(error->reason(), std::string("not_healthy"));
        QVERIFY(saysSo(error->undone(), "Stopped the container"));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Stopped);
        QVERIFY(house.marks.all().empty());
        QCOMPARE(house.containersOf(id).front().status, ContainerStatus::Exited);
    }

    void aServiceWithoutAContainerCannotBeStarted()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.engine.removeFromOutside(house.containersOf(id).front().id);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Error);
        const auto error = house.failure(house.core().startService.execute(WorkshopFixture::as(Role::Operator), id));
        QCOMPARE(error->code(), ErrorCode::Conflict);
        QCOMPARE(error->reason(), std::string("not_deployed"));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Error);
    }

    void aStartUsesWhatIsInForceNotWhatIsOnlyRecorded()
    {
        WorkshopFixture house;
        const auto id = house.deploy(aService("worker").restarting(RestartPolicy::Always))->record.id;
        stop(house, id);
        house.finish(house.core().changeService.execute(
            WorkshopFixture::as(Role::Admin),
            {id, {}, aService("worker").at("worker.example.org").checkedBy(HealthCheckType::Http), false}));
        QCOMPARE(start(house, id)->state.status, ServiceStatus::Running);
        QVERIFY(house.probe.asked().empty());
        QVERIFY(house.marks.all().empty());
        QCOMPARE(house.containersOf(id).front().restartPolicy, RestartPolicy::Always);
    }

    void aRestartStopsAndStartsInPlace()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        const auto containerId = house.containersOf(id).front().id;
        const auto service = house.finish(house.core().restartService.execute(WorkshopFixture::as(Role::Operator), id));
        QCOMPARE(service->state.status, ServiceStatus::Running);
        QCOMPARE(service->state.containerIds, std::vector{containerId});
        QCOMPARE(service->record.revision, 1);
        QCOMPARE(house.engine.callCount("stopContainer"), 1);
        QCOMPARE(house.marks.diary().back(), std::string("set shop.example.org a"));
        QCOMPARE(stepsText(house.lastOperation().steps),
                 std::string("drain:done stop:done start:done wait_healthy:done mark_running:done"));
        QCOMPARE(house.containersOf(id).front().restartPolicy, RestartPolicy::UnlessStopped);
    }

    void aRestartThatFailsHalfwayStartsItAgain()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.engine.failNext("startContainer", Error(ErrorCode::UpstreamFailed, "engine_failed", "No."));
        const auto error = house.failure(house.core().restartService.execute(WorkshopFixture::as(Role::Operator), id));
        QCOMPARE(contextOf(error, "step"), std::string("start"));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.containersOf(id).front().restartPolicy, RestartPolicy::UnlessStopped);
        QCOMPARE(house.marks.all().size(), std::size_t(1));
    }

    void aRedeployMakesTheNextRevisionWithoutChangingTheProxy()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        const int changes = house.proxy.changes();
        const auto service = house.finish(house.core().redeployService.execute(WorkshopFixture::as(Role::Operator), id));
        QCOMPARE(service->record.revision, 2);
        QCOMPARE(service->record.liveColour, Colour::B);
        QCOMPARE(house.proxy.changes(), changes);
        QCOMPARE(house.lastDeployment().trigger, DeployTrigger::Redeploy);
        QCOMPARE(house.containersOf(id).size(), std::size_t(1));
        QCOMPARE(
            house.finish(house.core().redeployService.execute(WorkshopFixture::as(Role::Operator), id))->record.liveColour,
            Colour::A);
    }

    void aRedeployOfAStoppedServiceRunsIt()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        stop(house, id);
        const auto service = house.finish(house.core().redeployService.execute(WorkshopFixture::as(Role::Operator), id));
        QCOMPARE(service->state.status, ServiceStatus::Running);
        QCOMPARE(service->record.wished, WishedRun::Running);
    }

    void aRedeployThatFailsOnAStoppedServiceLeavesItStopped()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        stop(house, id);
        house.probe.refuseAll();
        QVERIFY(house.failure(house.core().redeployService.execute(WorkshopFixture::as(Role::Operator), id)));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Stopped);
        QCOMPARE(house.containersOf(id).size(), std::size_t(1));
    }

    void operationsOnOneServiceQueueInTheirOrder()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        house.forgetEvents();
        const auto context = WorkshopFixture::as(Role::Operator);
        const auto stopping = house.begin(house.core().stopService.execute(context, id));
        const auto starting = house.begin(house.core().startService.execute(context, id));
        const auto redeploying = house.begin(house.core().redeployService.execute(context, id));
        QVERIFY(!WorkshopFixture::failureOf(redeploying));
        QVERIFY(stopping.done.isDone() && starting.done.isDone());
        house.calm();
        std::vector<OperationKind> ended;
        for (const auto &told : house.heard<OperationChanged>()) {
            if (told.operation->status == RunStatus::Succeeded) {
                ended.push_back(told.operation->kind);
            }
        }
        QCOMPARE(ended, (std::vector{OperationKind::Stop, OperationKind::Start, OperationKind::Redeploy}));
        QCOMPARE(house.service("shop")->record.revision, 2);
        QVERIFY(!house.core().lanes.isBusy(id));
    }

    void viewersMayNotAndNobodyMayWhatIsNotThere()
    {
        WorkshopFixture house;
        const auto id = deployShop(house);
        const auto viewer = WorkshopFixture::as(Role::Viewer);
        QCOMPARE(house.failure(house.core().stopService.execute(viewer, id))->code(), ErrorCode::Forbidden);
        QCOMPARE(house.failure(house.core().startService.execute(viewer, id))->code(), ErrorCode::Forbidden);
        QCOMPARE(house.failure(house.core().restartService.execute(viewer, id))->code(), ErrorCode::Forbidden);
        QCOMPARE(house.failure(house.core().redeployService.execute(viewer, id))->code(), ErrorCode::Forbidden);
        const auto admin = WorkshopFixture::as(Role::Admin);
        const auto error = house.failure(house.core().startService.execute(admin, ServiceId("none")));
        QCOMPARE(error->code(), ErrorCode::NotFound);
        QCOMPARE(error->reason(), std::string("service_not_found"));
    }

private:
    static ServiceId deployShop(WorkshopFixture &house)
    {
        return house.deploy(aService("shop").at("shop.example.org"))->record.id;
    }
    static WorkshopFixture::ServicePtr stop(WorkshopFixture &house, const ServiceId &id)
    {
        return house.finish(house.core().stopService.execute(WorkshopFixture::as(Role::Operator), id));
    }
    static WorkshopFixture::ServicePtr start(WorkshopFixture &house, const ServiceId &id)
    {
        return house.finish(house.core().startService.execute(WorkshopFixture::as(Role::Operator), id));
    }
};

WAKEDOCK_TEST(TestRunServices)
#include "test_run_services.moc"
