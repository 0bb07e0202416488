// What WakeDock does when somebody types `docker compose up` in a stack's folder, on a whole core over fakes.
#include "tests/support/fixtures/routed_stack.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

/// A house with a routed stack, and hands that type in its folder.
class HandHouse : public StackHouse
{
public:
    explicit HandHouse(const std::string &yaml = routedYaml())
    {
        // Shorter than the time it leaves a stack alone.
        clock.skipSleeps(true, std::chrono::minutes(5));
        create(yaml);
        compose.ran.clear();
    }
    /// `docker compose up -d`, without WakeDock's own file.
    void upByHand() { byHand(ComposeVerb::Up); }
    void downByHand() { byHand(ComposeVerb::Down); }
    [[nodiscard]] std::string databaseId() { return engine.world.container("shop_db_1").seen.id; }
    [[nodiscard]] std::size_t starts()
    {
        return static_cast<std::size_t>(
            std::ranges::count(store.tables().operations, OperationKind::Start, &Operation::kind));
    }
    bool settles()
    {
        return waitUntil([this] { return markOf(*this) != "none" && stack().status == StackStatus::Running; });
    }

private:
    void byHand(ComposeVerb verb)
    {
        ComposeProject project;
        project.name = "shop";
        project.directory = "/data/stacks/shop";
        project.files = {"/data/stacks/shop/compose.yaml"};
        await(compose.run({}, project, {verb, false}, [](const std::string &) { }));
    }
};

} // namespace

class TestStackStrays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasMadeByHandIsBroughtBackToItsVisitorsByItself()
    {
        HandHouse house;
        house.upByHand();
        const std::string database = house.databaseId();
        QVERIFY(house.settles());
        QCOMPARE(webContainers(house), std::string("shop_web_2 b=2"));
        QCOMPARE(house.containerNames(), std::string("shop_db_1 shop_web_2"));
        QCOMPARE(house.databaseId(), database);
        QCOMPARE(house.compose.ran, (std::vector<std::string>{"up shop", "beside shop +labels web"}));
        QVERIFY(isServed(house));
        QCOMPARE(house.lastOperation().status, RunStatus::Succeeded);
        QCOMPARE(house.lastOperation().actor, std::string("system"));
        QCOMPARE(stepsText(house.lastOperation().steps), std::string("up:done wait_ready:done publish_route:done"));
        QVERIFY(house.stack().statusReason.empty());
    }

    void whereOnlyOneCanBeItIsMadeAnew()
    {
        HandHouse house(routedYaml("nginx:1.25", ", container_name: only"));
        house.upByHand();
        const std::string database = house.databaseId();
        QVERIFY(house.settles());
        QCOMPARE(webContainers(house), std::string("shop_web_1 b=2"));
        QCOMPARE(house.databaseId(), database);
        QCOMPARE(house.compose.ran, (std::vector<std::string>{"up shop", "alone shop +labels web"}));
    }

    void filesThatWereChangedByHandAreTakenAsTheyAre()
    {
        HandHouse house;
        house.stackFiles.folders["/data/stacks/shop"]["compose.yaml"] = routedYaml("nginx:1.26", "", "next.example.org");
        house.upByHand();
        QVERIFY(waitUntil([&house] { return isServed(house, "next.example.org") && !isServed(house); }));
        QVERIFY(waitUntil([&house] { return markOf(house, "next.example.org") == "b"; }));
    }

    void whatWasMadeWhileWakeDockWasAwayIsBroughtBackAtItsStart()
    {
        HandHouse house;
        house.stop();
        house.upByHand();
        house.start();
        QVERIFY(house.settles());
        QCOMPARE(webContainers(house), std::string("shop_web_2 b=2"));
    }

    void anEngineThatFailsOnceVisitorsHaveMovedTakesNothingBack()
    {
        HandHouse house;
        // From the commit on that moves them.
        house.store.beforeCommit([&house](Repositories &all) {
            if (all.services().list().front().revision == 2) {
                house.engine.failAlways("listContainers", Error(ErrorCode::Unavailable, "engine_unreachable", "Away."));
            }
        });
        house.upByHand();
        QVERIFY(waitUntil([&house] { return house.starts() == 1 && house.lastOperation().finishedAt.has_value(); }));
        house.store.beforeCommit({});
        house.engine.allow("listContainers");
        QCOMPARE(house.lastOperation().status, RunStatus::Succeeded);
        QVERIFY(saysSo({house.lastOperation().steps.back().detail}, "could not be"));
        QCOMPARE(markOf(house), std::string("b"));
    }

    void anEngineThatIsNeverQuietIsLookedAtAnyway()
    {
        HandHouse house;
        house.clock.skipSleeps(false);
        house.upByHand();
        for (int second = 0; second < 15; ++second) {
            house.calm();
            QCOMPARE(house.starts(), std::size_t(0));
            house.bus().publish(ObjectsChanged{localHost(), ObjectKind::Containers});
            house.clock.advance(std::chrono::seconds(1));
        }
        QVERIFY(waitUntil([&house] { return house.starts() == 1; }));
        house.clock.skipSleeps(true, std::chrono::minutes(5));
        QVERIFY(house.settles());
    }

    void whatWasTakenDownByHandStaysDown()
    {
        HandHouse house;
        house.downByHand();
        QVERIFY(waitUntil([&house] { return house.stack().status == StackStatus::Stopped; }));
        house.calm();
        QCOMPARE(house.containerNames(), std::string());
        QCOMPARE(house.starts(), std::size_t(0));
    }

    void whatIsTakenDownByHandWhileItIsBroughtBackStaysDown()
    {
        HandHouse house;
        house.probe.refuse(house.service("shop-web")->record.addresses.b.ip + ":80");
        house.upByHand();
        QVERIFY(waitUntil([&house] { return webContainers(house) == "shop_web_2 b=2"; }));
        house.downByHand();
        QVERIFY(waitUntil([&house] { return house.lastOperation().finishedAt.has_value(); }));
        house.calm();
        QCOMPARE(house.lastOperation().status, RunStatus::Failed);
        QCOMPARE(house.containerNames(), std::string());
        QCOMPARE(house.starts(), std::size_t(1));
    }

    void aStackThatWakeDockTookDownIsNotTouched()
    {
        HandHouse house;
        house.finish(house.core().stacks.down.execute(WorkshopFixture::as(Role::Admin), shopId()));
        house.upByHand();
        QVERIFY(waitUntil([&house] { return house.stack().status == StackStatus::Running; }));
        house.calm();
        QCOMPARE(house.starts(), std::size_t(0));
        QCOMPARE(markOf(house), std::string("none"));
    }

    void anotherToolIsNotWrestledWith()
    {
        HandHouse house;
        for (int time = 0; time < 3; ++time) {
            house.upByHand();
            QVERIFY(house.settles());
        }
        house.upByHand();
        QVERIFY(waitUntil([&house] { return house.stack().statusReason.find("again and again") != std::string::npos; }));
        QCOMPARE(house.stack().status, StackStatus::Partial);
        house.calm();
        QCOMPARE(house.starts(), std::size_t(3));
        // Some minutes later it is looked at again.
        house.clock.advance(std::chrono::minutes(10));
        QVERIFY(house.settles());
        QVERIFY(house.stack().statusReason.empty());
    }

    void whatCannotBeBroughtBackIsSaidAndLeftAsItIs()
    {
        HandHouse house;
        house.probe.refuse(house.service("shop-web")->record.addresses.b.ip + ":80");
        house.upByHand();
        // Twice more after a while; then a quarter of an hour has to pass.
        QVERIFY(waitUntil([&house] {
            return house.starts() == 3 && house.lastOperation().finishedAt
                && house.stack().statusReason.find("could not be brought back") != std::string::npos;
        }));
        QCOMPARE(house.containerNames(), std::string("shop_db_1 shop_web_1"));
        QCOMPARE(webContainers(house), std::string());
        QCOMPARE(house.service("shop-web")->record.revision, std::int64_t(1));
        // A change by hand of WakeDock's heals it, and what was said goes.
        house.probe.answer(house.service("shop-web")->record.addresses.b.ip + ":80", {.passed = true, .reason = {}});
        house.finish(house.core().stacks.up.execute(WorkshopFixture::as(Role::Admin), shopId(), {}));
        QVERIFY(house.settles());
        QVERIFY(waitUntil([&house] { return house.stack().statusReason.empty(); }));
    }
};

WAKEDOCK_TEST(TestStackStrays)
#include "test_stack_strays.moc"
