// Services of stacks that nobody uses.
#include "backend/core/domain/rules/stack_rules.h"
#include "tests/support/fixtures/sleepy_stack.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;
using namespace std::chrono_literals;

namespace {

/// A page on a database that others reach as well. Idle after 5 minutes, 60 s of grace.
const char *const pageOnOpenDatabase =
    "services:\n"
    "  web: {image: 'nginx:1.25', depends_on: [db], labels: {wakedock.domain: shop.example.org, "
    "wakedock.sleep.enabled: 'true', wakedock.sleep.idle_minutes: '5'}}\n"
    "  db: {image: 'app:1', ports: ['5432:5432']}\n";

const char *const pageOnClosedDatabase =
    "services:\n"
    "  web: {image: 'nginx:1.25', depends_on: [api], labels: {wakedock.domain: shop.example.org, "
    "wakedock.sleep.enabled: 'true', wakedock.sleep.idle_minutes: '5'}}\n"
    "  api: {image: 'app:1', depends_on: [db]}\n"
    "  db: {image: 'app:1'}\n";

} // namespace

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

    void aDatabaseThatOthersUseHoldsItsPage()
    {
        SleepyStack house(pageOnOpenDatabase);
        house.clock.skipSleeps(true, 1s);
        look(house, 0s);
        for (int minute = 0; minute < 8; ++minute) {
            house.linkCounters.request("shop_db_1");
            look(house, 1min);
        }
        QCOMPARE(house.statusOf("shop-web"), ServiceStatus::Running);
        const auto awake = house.service("shop-web")->state.awake;
        QVERIFY(awake && awake->reason == AwakeReason::NeedsInUse);
        QCOMPARE(awake->detail, std::string("db"));
        QVERIFY(awake->sleepsAt && *awake->sleepsAt > house.clock.now());
        QCOMPARE(countOfSleeps(house), 0);
        // Its last client is gone: idle minutes and grace after that both sleep.
        look(house, 5min);
        QCOMPARE(house.statusOf("shop-web"), ServiceStatus::Running);
        look(house, 62s);
        QVERIFY(waitUntil([&] { return house.statusOf("shop-web") == ServiceStatus::Sleeping; }));
        QCOMPARE(house.running(), std::string());
    }

    void whatOnlyThePageAskedOfItsDatabaseDoesNotHoldIt()
    {
        SleepyStack house(pageOnOpenDatabase);
        house.clock.skipSleeps(true, 1s);
        look(house, 0s);
        house.linkCounters.request(); // a visitor, for whom the page asks the database
        look(house, 5s);
        house.linkCounters.request("shop_db_1"); // its last packets are seen a look later
        look(house, 5s);
        look(house, 6min);
        QVERIFY(waitUntil([&] { return house.statusOf("shop-web") == ServiceStatus::Sleeping; }));
        QCOMPARE(house.running(), std::string());
    }

    void whatNobodyElseReachesMayTalkAmongItself()
    {
        SleepyStack house(pageOnClosedDatabase);
        house.clock.skipSleeps(true, 1s);
        look(house, 0s);
        for (int minute = 0; minute < 8; ++minute) {
            house.linkCounters.request("shop_db_1");
            house.linkCounters.request("shop_api_1");
            look(house, 1min);
        }
        QVERIFY(waitUntil([&] { return house.statusOf("shop-web") == ServiceStatus::Sleeping; }));
        QCOMPARE(house.running(), std::string());
    }

    void aPersonWhoPutsItToSleepIsNotAsked()
    {
        SleepyStack house(pageOnOpenDatabase);
        house.clock.skipSleeps(true, 1s);
        look(house, 0s);
        house.linkCounters.request("shop_db_1");
        look(house, 1min);
        house.sleep("shop-web");
        QCOMPARE(house.running(), std::string());
    }

private:
    static int countOfSleeps(SleepyStack &house)
    {
        const auto &all = house.store.tables().operations;
        return static_cast<int>(std::ranges::count(all, OperationKind::Sleep, &Operation::kind));
    }
    static void look(SleepyStack &house, std::chrono::milliseconds after)
    {
        house.clock.advance(after);
        await(house.core().idleWatcher.look({}, localHost()));
        house.calm();
    }
};

WAKEDOCK_TEST(TestIdleWatcherStacks)
#include "test_idle_watcher_stacks.moc"
