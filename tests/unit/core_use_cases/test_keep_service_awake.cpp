// Keeping awake, pausing instead of stopping, and settings that change without a new container.
#include "backend/core/use_cases/wake/keep_service_awake.h"

#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;
using namespace std::chrono_literals;

class TestKeepServiceAwake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsShownAndSurvivesARestart()
    {
        WorkshopFixture house;
        const auto id = deploySleeper(house);
        const auto until = house.clock.now() + 1h;
        house.finish(keep(house, id, 60min));
        QVERIFY(house.service("shop")->state.awake->reason == AwakeReason::KeptAwake);
        QVERIFY(house.service("shop")->state.awake->keptUntil == until);
        QCOMPARE(house.store.tables().audit.back().action, std::string("service.keep_awake"));
        house.restart();
        QVERIFY(house.core().sleeping.activity.of(id).kept.keptUntil == until);
    }

    void whatCannotBeWrittenIsNotTrue()
    {
        WorkshopFixture house;
        const auto id = deploySleeper(house);
        const auto audited = house.store.tables().audit.size();
        house.store.failWrites(1);
        QVERIFY(house.failure(keep(house, id, 60min)).has_value());
        QVERIFY(!house.core().sleeping.activity.of(id).kept.keptUntil);
        QCOMPARE(house.store.tables().audit.size(), audited);
        QVERIFY(!house.store.tables().activity[id].keptUntil);
    }

    void aSleeperIsWoken()
    {
        WorkshopFixture house;
        const auto id = deploySleeper(house);
        house.finish(house.core().sleeping.putToSleep.execute(WorkshopFixture::as(Role::Operator), {id, false}));
        QCOMPARE(house.finish(keep(house, id, 5min))->state.status, ServiceStatus::Running);
    }

    void itEndsWhenSomebodySaysSo()
    {
        WorkshopFixture house;
        const auto id = deploySleeper(house);
        house.finish(keep(house, id, 60min));
        house.finish(keep(house, id, 0min));
        QVERIFY(!house.core().sleeping.activity.of(id).kept.keptUntil);
        QVERIFY(house.service("shop")->state.awake->reason == AwakeReason::RecentTraffic);
    }

    void whatIsNotPossibleIsSaid()
    {
        WorkshopFixture house;
        const auto id = deploySleeper(house);
        QCOMPARE(house.failure(keep(house, id, KeepServiceAwake::Longest + 1min))->fields().front().field,
                 std::string("minutes"));
        QCOMPARE(
            house.failure(house.core().sleeping.keepAwake.execute(WorkshopFixture::as(Role::Viewer), {id, 5min}))->code(),
            ErrorCode::Forbidden);
        house.finish(house.core().stopService.execute(WorkshopFixture::as(Role::Operator), id));
        QCOMPARE(house.failure(keep(house, id, 5min))->reason(), std::string("not_awake"));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Stopped);
    }

    void pausedItIsAsleepAndGoesOnWhenItWakes()
    {
        WorkshopFixture house;
        const auto id = deploySleeper(house, StopMode::Pause);
        house.engine.forgetCalls();
        house.finish(house.core().sleeping.putToSleep.execute(WorkshopFixture::as(Role::Operator), {id, false}));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Sleeping);
        QCOMPARE(house.service("shop")->state.statusReason, std::string());
        QCOMPARE(house.containersOf(id).front().status, ContainerStatus::Paused);
        QCOMPARE(house.engine.callCount("stopContainer"), 0);
        house.finish(house.core().sleeping.wake.execute(WorkshopFixture::as(Role::Operator), id));
        QCOMPARE(house.containersOf(id).front().status, ContainerStatus::Running);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
    }

    void pausedItIsAskedToEndBeforeAnotherTakesItsPlace()
    {
        WorkshopFixture house;
        const auto id = deploySleeper(house, StopMode::Pause);
        house.finish(house.core().sleeping.putToSleep.execute(WorkshopFixture::as(Role::Operator), {id, false}));
        house.engine.forgetCalls();
        ServiceConfig config = house.service("shop")->record.config;
        config.environment["MODE"] = "test";
        house.change(id, config);
        QCOMPARE(house.engine.callCount("stopContainer"), 1);
        QCOMPARE(house.containersOf(id).size(), std::size_t(1));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
    }

    void pausedAndThenEndedWithItsEngineItSleepsOn()
    {
        WorkshopFixture house;
        const auto id = deploySleeper(house, StopMode::Pause);
        house.finish(house.core().sleeping.putToSleep.execute(WorkshopFixture::as(Role::Operator), {id, false}));
        house.engine.crash(house.containersOf(id).front().id, 137);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Sleeping);
        house.finish(house.core().sleeping.wake.execute(WorkshopFixture::as(Role::Operator), id));
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
    }

    void settingsAloneAreInForceWithoutANewContainer()
    {
        WorkshopFixture house;
        const auto id = deploySleeper(house);
        const auto container = house.containersOf(id).front().id;
        house.engine.forgetCalls();
        ServiceConfig config = house.service("shop")->record.config;
        config.sleep.idleMinutes = 5;
        config.loadingPage.title = "One moment";
        const auto service = house.change(id, config);
        QCOMPARE(service->record.revision, 2);
        QCOMPARE(service->record.config.sleep.idleMinutes, 5);
        QCOMPARE(house.containersOf(id).size(), std::size_t(1));
        QCOMPARE(house.containersOf(id).front().id, container);
        QCOMPARE(house.engine.callCount("createContainer"), 0);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(stepsText(house.lastDeployment().steps), std::string("validate:done record:done"));
        QVERIFY(house.lastDeployment().status == RunStatus::Succeeded);
        QCOMPARE(house.core().states.inForce(id).config.sleep.idleMinutes, 5);
        QCOMPARE(house.store.tables().revisions.back().number, 2);
        QCOMPARE(house.store.tables().revisions.back().imageDigest, house.store.tables().revisions.front().imageDigest);
        house.restart();
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        QCOMPARE(house.marks.all().size(), std::size_t(1));
    }

    void howItSleepsIsInForceOnceItIsRecorded()
    {
        WorkshopFixture house;
        const auto id = deploySleeper(house);
        ServiceConfig config = house.service("shop")->record.config;
        config.sleep.stopMode = StopMode::Pause;
        config.environment["MODE"] = "later";
        house.engine.forgetCalls();
        house.finish(house.core().changeService.execute(WorkshopFixture::as(Role::Operator), {id, {}, config, false}));
        house.finish(house.core().sleeping.putToSleep.execute(WorkshopFixture::as(Role::Operator), {id, false}));
        QCOMPARE(house.containersOf(id).front().status, ContainerStatus::Paused);
        QCOMPARE(house.engine.callCount("createContainer"), 0);
    }

    void withItsSleepOffTheTimeIsShownAllTheSame()
    {
        WorkshopFixture house;
        const auto id = house.deploy(aService("shop").at("shop.example.org"))->record.id;
        const auto until = house.clock.now() + 1h;
        house.finish(keep(house, id, 60min));
        QVERIFY(house.service("shop")->state.awake->reason == AwakeReason::SleepOff);
        QVERIFY(house.service("shop")->state.awake->keptUntil == until);
        house.finish(keep(house, id, 0min));
        QVERIFY(!house.service("shop")->state.awake->keptUntil);
    }

    void whoSleepsSleepsOnWhenItsSettingsChange()
    {
        WorkshopFixture house;
        const auto id = deploySleeper(house);
        house.finish(house.core().sleeping.putToSleep.execute(WorkshopFixture::as(Role::Operator), {id, false}));
        ServiceConfig config = house.service("shop")->record.config;
        config.sleep.graceSeconds = 1;
        QCOMPARE(house.change(id, config)->state.status, ServiceStatus::Sleeping);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Sleeping);
        QCOMPARE(house.finish(house.core().sleeping.wake.execute(WorkshopFixture::as(Role::Operator), id))->record.revision,
                 2);
    }

    void withMoreThanSettingsItIsDeployed()
    {
        WorkshopFixture house;
        const auto id = deploySleeper(house);
        ServiceConfig config = house.service("shop")->record.config;
        config.sleep.graceSeconds = 1;
        config.environment["MODE"] = "test";
        house.engine.forgetCalls();
        house.change(id, config);
        QCOMPARE(house.engine.callCount("createContainer"), 1);
    }

    void thePlanSaysThatNothingIsMadeAnew()
    {
        WorkshopFixture house;
        const auto id = deploySleeper(house);
        ServiceConfig config = house.service("shop")->record.config;
        config.sleep.graceSeconds = 1;
        PlanRequest request;
        request.id = id;
        request.config = config;
        const auto plan = await(house.core().planDeployment.execute(WorkshopFixture::as(Role::Admin), request));
        QVERIFY(plan.mode == DeploymentPlan::Mode::Settings);
        QVERIFY(plan.containersCreated.empty() && plan.containersRemoved.empty());
        QCOMPARE(plan.downtimeSeconds, 0);
        request.config.reset();
        const auto redeploy = await(house.core().planDeployment.execute(WorkshopFixture::as(Role::Admin), request));
        QVERIFY(redeploy.mode == DeploymentPlan::Mode::StartFirst);
    }

private:
    static ServiceId deploySleeper(WorkshopFixture &house, StopMode mode = StopMode::Stop)
    {
        ServiceConfig config = aService("shop").at("shop.example.org");
        config.sleep.enabled = true;
        config.sleep.stopMode = mode;
        return house.deploy(config)->record.id;
    }
    static Task<OperationTicket> keep(WorkshopFixture &house, const ServiceId &id, std::chrono::minutes span)
    {
        return house.core().sleeping.keepAwake.execute(WorkshopFixture::as(Role::Operator), {id, span});
    }
};

WAKEDOCK_TEST(TestKeepServiceAwake)
#include "test_keep_service_awake.moc"
