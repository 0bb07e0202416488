// Services of stacks that nobody uses.
#include "backend/core/domain/rules/stack_rules.h"
#include "tests/support/fixtures/sleepy_stack.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestIdleWatcherStacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whileItsStackIsWorkedOnNoneOfItFallsAsleep()
    {
        SleepyStack house;
        house.clock.skipSleeps(true, std::chrono::seconds(1));
        look(house, std::chrono::seconds(0));
        auto lane = await(house.core().lanes.enter(stackSubject(shopId()), {}));
        look(house, std::chrono::minutes(20));
        const auto awake = house.service("shop-web")->state.awake;
        QVERIFY(awake && awake->reason == AwakeReason::OwnSession);
        QCOMPARE(awake->detail, std::string("an operation"));
        lane.reset();
        look(house, std::chrono::minutes(2));
        QVERIFY(waitUntil([&] { return house.statusOf("shop-web") == ServiceStatus::Sleeping; }));
    }

private:
    static void look(SleepyStack &house, std::chrono::milliseconds after)
    {
        house.clock.advance(after);
        await(house.core().idleWatcher.look({}, localHost()));
        house.calm();
    }
};

WAKEDOCK_TEST(TestIdleWatcherStacks)
#include "test_idle_watcher_stacks.moc"
