// Services of a stack asleep and awake, with what they need in their stack.
#include "tests/support/fixtures/routed_stack.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

/// Two pages on one database; `web` has a cache of its own.
std::string twoPages()
{
    return "services:\n"
           "  web: {image: 'nginx:1.25', depends_on: [db, cache], labels: {wakedock.domain: shop.example.org, "
           "wakedock.sleep.enabled: 'true', wakedock.sleep.idle_minutes: '5'}}\n"
           "  admin: {image: 'nginx:1.25', depends_on: {db: {condition: service_healthy}}, labels: {wakedock.domain: "
           "admin.example.org}}\n"
           "  db: {image: 'app:1'}\n"
           "  cache: {image: 'app:1'}\n";
}

Visitor somebodyAt(const std::string &host)
{
    Visitor visitor;
    visitor.host = host;
    visitor.method = "GET";
    visitor.path = "/";
    return visitor;
}

} // namespace

class SleepyStack : public StackHouse
{
public:
    explicit SleepyStack(const std::string &yaml = twoPages())
    {
        engine.addImage("done:1", endingImage(0));
        create(yaml);
        for (const Container &container : engine.world.all()) {
            engine.world.container(container.id).seen.restartPolicy = RestartPolicy::Always;
            engine.tellOf(container.id, "update");
        }
        calm();
    }
    void sleep(const std::string &name)
    {
        finish(asleep(name));
        calm();
    }
    Task<OperationTicket> asleep(const std::string &name, bool force = false)
    {
        return core().sleeping.putToSleep.execute(as(Role::Operator), {service(name)->record.id, force});
    }
    void wake(const std::string &name) { finish(waking(name)); }
    Task<OperationTicket> waking(const std::string &name)
    {
        return core().sleeping.wake.execute(as(Role::Operator), service(name)->record.id);
    }
    Admission visit(const std::string &host) { return await(core().sleeping.admit.execute({}, somebodyAt(host))); }
    /// `shop_db_1` of those that run, in order of their names.
    [[nodiscard]] std::string running() const
    {
        std::string text;
        std::vector<std::string> names;
        for (const Container &container : engine.world.all()) {
            if (container.status == ContainerStatus::Running) {
                names.push_back(container.name.substr(5, container.name.size() - 7));
            }
        }
        std::sort(names.begin(), names.end());
        for (const std::string &name : names) {
            text += (text.empty() ? "" : " ") + name;
        }
        return text;
    }
    RestartPolicy policyOf(const std::string &name) { return engine.world.container(name).seen.restartPolicy; }
    /// `admin:running cache:sleeping`
    std::string rows()
    {
        std::string text;
        for (const StackServiceRow &row : stack().services) {
            const bool sleeps = row.status == StackServiceStatus::Sleeping;
            const bool runs = row.status == StackServiceStatus::Running;
            text += (text.empty() ? "" : " ") + row.name + (sleeps ? ":sleeping" : runs ? ":running" : ":other");
        }
        return text;
    }
};

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

    void asleepItStaysOverARestartAndWakes()
    {
        SleepyStack house;
        house.sleep("shop-web");
        house.restart();
        house.calm();
        QCOMPARE(house.statusOf("shop-web"), ServiceStatus::Sleeping);
        QCOMPARE(house.rows(), std::string("admin:running cache:sleeping db:running web:sleeping"));
        QVERIFY(house.visit("shop.example.org").dial.has_value());
        QCOMPARE(house.policyOf("shop_cache_1"), RestartPolicy::Always);
    }

    void cutShortAWakeSleepsOn()
    {
        SleepyStack house;
        house.sleep("shop-web");
        house.sleep("shop-admin");
        house.probe.refuseAll("not yet");
        house.clock.skipSleeps(false);
        (void)house.begin(house.waking("shop-web"));
        QVERIFY(waitUntil([&] { return house.running() == "cache db web"; }));
        house.stop();
        house.clock.skipSleeps(true, std::chrono::hours(1));
        house.start();
        QVERIFY(waitUntil([&] { return house.lastOperation().finishedAt.has_value(); }));
        house.calm();
        QCOMPARE(house.lastOperation().status, RunStatus::Undone);
        QCOMPARE(house.running(), std::string());
        QCOMPARE(house.statusOf("shop-web"), ServiceStatus::Sleeping);
    }

    void cutShortASleepIsFinished()
    {
        SleepyStack house;
        auto held = house.engine.holdNext("stopContainer");
        (void)house.begin(house.asleep("shop-web"));
        QVERIFY(waitUntil([&] { return house.engine.callCount("stopContainer") == 1; }));
        house.stop();
        house.start();
        QVERIFY(waitUntil([&] { return house.lastOperation().finishedAt.has_value(); }));
        house.calm();
        QCOMPARE(house.lastOperation().status, RunStatus::Succeeded);
        QCOMPARE(house.running(), std::string("admin db"));
        QCOMPARE(house.policyOf("shop_cache_1"), RestartPolicy::No);
    }

    void aContainerThatDoesNotStopRunsOn()
    {
        SleepyStack house;
        house.engine.failNext("stopContainer", Error(ErrorCode::UpstreamFailed, "stuck", "It does not end."));
        QVERIFY(house.failure(house.asleep("shop-web")).has_value());
        house.calm();
        QCOMPARE(house.statusOf("shop-web"), ServiceStatus::Running);
        QCOMPARE(house.running(), std::string("admin cache db web"));
        QCOMPARE(house.policyOf("shop_web_1"), RestartPolicy::Always);
        QCOMPARE(markOf(house), std::string("a"));
    }
};

WAKEDOCK_TEST(TestStackSleep)
#include "test_stack_sleep.moc"
