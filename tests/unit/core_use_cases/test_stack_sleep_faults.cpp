// Services of a stack asleep when something dies or fails.
#include "tests/support/fixtures/sleepy_stack.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestStackSleepFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

WAKEDOCK_TEST(TestStackSleepFaults)
#include "test_stack_sleep_faults.moc"
