// Services of a stack asleep and awake, with what they need in their stack.
#include "tests/support/fixtures/sleepy_stack.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestStackSleep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labelsOfTheFilesAreItsSleepPolicy()
    {
        SleepyStack house;
        const auto config = house.service("shop-web")->record.config;
        QVERIFY(config.sleep.enabled);
        QCOMPARE(config.sleep.idleMinutes, 5);
        QVERIFY(!house.service("shop-admin")->record.config.sleep.enabled);
    }

    void asleepItsContainersStayAndWhatOnlyItNeedsSleepsToo()
    {
        SleepyStack house;
        house.sleep("shop-web");
        QCOMPARE(house.running(), std::string("admin db"));
        QCOMPARE(house.containerNames(), std::string("shop_admin_1 shop_cache_1 shop_db_1 shop_web_1"));
        QCOMPARE(house.statusOf("shop-web"), ServiceStatus::Sleeping);
        QCOMPARE(house.rows(), std::string("admin:running cache:sleeping db:running web:sleeping"));
        QCOMPARE(house.stack().status, StackStatus::Running);
        QCOMPARE(house.stack().statusReason, std::string());
        QCOMPARE(markOf(house), std::string("none"));
        QVERIFY(isServed(house));
        QCOMPARE(house.policyOf("shop_web_1"), RestartPolicy::No);
        QCOMPARE(house.policyOf("shop_cache_1"), RestartPolicy::No);
        QCOMPARE(house.policyOf("shop_db_1"), RestartPolicy::Always);
        QCOMPARE(house.compose.ran.back().find("down"), std::string::npos);
    }

    void theLastOneTakesTheSharedDatabaseWithIt()
    {
        SleepyStack house;
        house.sleep("shop-web");
        house.sleep("shop-admin");
        QCOMPARE(house.running(), std::string());
        QCOMPARE(house.stack().status, StackStatus::Sleeping);
        QCOMPARE(house.stack().statusReason, std::string());
    }

    void itsFirstVisitorWakesWhatItNeedsAndNothingElse()
    {
        SleepyStack house;
        house.sleep("shop-web");
        house.sleep("shop-admin");
        auto held = house.engine.holdNext("startContainer");
        const auto ticket = house.begin(house.waking("shop-web"));
        QVERIFY(waitUntil([&] { return house.statusOf("shop-web") == ServiceStatus::Waking; }));
        QCOMPARE(house.running(), std::string());
        held.succeed();
        QVERIFY(!WorkshopFixture::failureOf(ticket));
        house.calm();
        QCOMPARE(house.running(), std::string("cache db web"));
        QCOMPARE(house.rows(), std::string("admin:sleeping cache:running db:running web:running"));
        QCOMPARE(markOf(house), std::string("a"));
        for (const char *name : {"shop_web_1", "shop_db_1", "shop_cache_1"}) {
            QCOMPARE(house.policyOf(name), RestartPolicy::Always);
        }
        QCOMPARE(house.policyOf("shop_admin_1"), RestartPolicy::No);
        QVERIFY(house.visit("admin.example.org").dial.has_value());
        QVERIFY(house.stack().record->asleep.empty());
    }

    void aConditionIsWaitedForBeforeTheNextOneStarts()
    {
        SleepyStack house;
        house.sleep("shop-web");
        house.sleep("shop-admin");
        house.engine.world.images["app:1"].healthWhenStarted = ContainerHealth::Starting;
        house.clock.skipSleeps(false);
        const auto ticket = house.begin(house.waking("shop-admin"));
        QVERIFY(waitUntil([&] { return house.running() == "db"; }));
        house.calm();
        QCOMPARE(house.running(), std::string("db"));
        house.engine.setHealth("shop_db_1", ContainerHealth::Healthy);
        house.clock.skipSleeps(true, std::chrono::hours(1));
        house.clock.advance(std::chrono::seconds(1));
        QVERIFY(!WorkshopFixture::failureOf(ticket));
        QCOMPARE(house.running(), std::string("admin db"));
    }

    void aJobThatEndedWellIsNotRunAgain()
    {
        SleepyStack house("services:\n  web: {image: 'nginx:1.25', depends_on: {job: {condition: "
                          "service_completed_successfully}}, labels: {wakedock.domain: shop.example.org}}\n"
                          "  job: {image: 'done:1'}\n");
        house.sleep("shop-web");
        house.engine.forgetCalls();
        house.wake("shop-web");
        QCOMPARE(house.engine.callCount("startContainer"), 1);
        QCOMPARE(house.running(), std::string("web"));
    }

    void aNeedThatEndsAtItsStartLeavesAllAsleep()
    {
        SleepyStack house;
        house.sleep("shop-web");
        house.sleep("shop-admin");
        house.engine.failNext("startContainer", Error(ErrorCode::UpstreamFailed, "broken", "The disk is full."));
        const auto told = house.visit("shop.example.org");
        QVERIFY2(told.failure.find("needs cache of its stack, which does not come up. The disk is full.")
                     != std::string::npos,
                 told.failure.c_str());
        QCOMPARE(house.running(), std::string());
        QCOMPARE(house.statusOf("shop-web"), ServiceStatus::Sleeping);
    }

    void oneThatNeedsAnotherWithADomainWakesItAsAService()
    {
        SleepyStack house("services:\n  web: {image: 'nginx:1.25', depends_on: [api], labels: {wakedock.domain: "
                          "shop.example.org}}\n  api: {image: 'nginx:1.25', labels: {wakedock.domain: "
                          "api.example.org}}\n");
        QCOMPARE(house.service("shop-web")->record.config.dependsOn, std::vector<std::string>{"shop-api"});
        QCOMPARE(house.failure(house.asleep("shop-api", true))->reason(), std::string("needed_awake"));
        house.sleep("shop-web");
        house.sleep("shop-api");
        QVERIFY(house.visit("shop.example.org").dial.has_value());
        QCOMPARE(markOf(house, "api.example.org"), std::string("a"));
        QCOMPARE(house.running(), std::string("api web"));
    }

    void aWorkerThatNeedsAPageKeepsItAwake()
    {
        SleepyStack house("services:\n  web: {image: 'nginx:1.25', labels: {wakedock.domain: shop.example.org}}\n"
                          "  worker: {image: 'nginx:1.25', depends_on: [web]}\n");
        const auto refused = house.failure(house.asleep("shop-web", true));
        QCOMPARE(refused->reason(), std::string("needed_awake"));
        QCOMPARE(contextOf(refused, "dependants"), std::string("worker"));
        QCOMPARE(house.running(), std::string("web worker"));
        house.engine.crash("shop_worker_1", 0);
        house.sleep("shop-web");
        QCOMPARE(house.running(), std::string());
    }

    void itIsKeptAwakeForATimeLikeAnyOther()
    {
        SleepyStack house;
        const auto id = house.service("shop-web")->record.id;
        house.sleep("shop-web");
        house.finish(
            house.core().sleeping.keepAwake.execute(WorkshopFixture::as(Role::Operator), {id, std::chrono::minutes(60)}));
        house.calm();
        QCOMPARE(house.statusOf("shop-web"), ServiceStatus::Running);
        QVERIFY(house.core().sleeping.activity.of(id).kept.keptUntil.has_value());
    }

    void aVisitorWhileItIsBeingStoppedWakesItAgain()
    {
        SleepyStack house;
        auto held = house.engine.holdNext("stopContainer");
        const auto falling = house.begin(house.asleep("shop-web"));
        QVERIFY(waitUntil([&] { return house.engine.callCount("stopContainer") == 1; }));
        const auto waking = house.begin(house.waking("shop-web"));
        house.calm();
        held.succeed();
        QVERIFY(!WorkshopFixture::failureOf(falling));
        QVERIFY(!WorkshopFixture::failureOf(waking));
        QCOMPARE(house.running(), std::string("admin cache db web"));
    }

    void upByHandWakesItAllAndGivesThePoliciesBack()
    {
        SleepyStack house;
        house.sleep("shop-web");
        house.sleep("shop-admin");
        house.finish(house.core().stacks.up.execute(WorkshopFixture::as(Role::Admin), shopId(), {}));
        house.calm();
        QCOMPARE(house.running(), std::string("admin cache db web"));
        QCOMPARE(house.stack().status, StackStatus::Running);
        QCOMPARE(house.policyOf("shop_db_1"), RestartPolicy::Always);
        QCOMPARE(house.policyOf("shop_web_1"), RestartPolicy::Always);
        QVERIFY(house.stack().record->asleep.empty());
        QCOMPARE(markOf(house), std::string("a"));
        QCOMPARE(house.service("shop-web")->record.wished, WishedRun::Running);
    }

    void downByHandIsDownAndNoVisitorWakesIt()
    {
        SleepyStack house;
        house.sleep("shop-web");
        house.finish(house.core().stacks.down.execute(WorkshopFixture::as(Role::Admin), shopId()));
        house.calm();
        QVERIFY(house.stack().record->asleep.empty());
        QVERIFY(!house.visit("shop.example.org").dial);
        QCOMPARE(house.statusOf("shop-web"), ServiceStatus::Stopped);
        QVERIFY(house.failure(house.waking("shop-web")).has_value());
    }

    void aSleeperThatSomebodyMadeAnewByHandIsFetched()
    {
        SleepyStack house;
        house.sleep("shop-web");
        house.engine.removeFromOutside("shop_web_1");
        ContainerSpec stray;
        stray.name = "shop_web_9";
        stray.image = "nginx:1.25";
        stray.labels = {{compose_label::Project, "shop"}, {compose_label::Service, "web"}, {compose_label::OneOff, "False"}};
        house.engine.addContainer(stray);
        QVERIFY(waitUntil([&] { return house.statusOf("shop-web") == ServiceStatus::Running; }));
        QCOMPARE(house.service("shop-web")->record.wished, WishedRun::Running);
    }
};

WAKEDOCK_TEST(TestStackSleep)
#include "test_stack_sleep.moc"
