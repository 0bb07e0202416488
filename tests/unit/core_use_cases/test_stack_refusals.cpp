// What is refused, what a crash interrupts, and stacks that run already.
#include "tests/support/fixtures/stack_house.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestStackRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongFilesAreRefusedWithTheirPlaces()
    {
        StackHouse house;
        const auto refused = house.createFailure("services:\n  web:\n    imgae: a\n");
        QCOMPARE(refused->reason(), std::string("invalid_compose"));
        QCOMPARE(refused->fields().size(), std::size_t(2));
        QCOMPARE(refused->fields()[1].field, std::string("files[0].content"));
        QVERIFY(refused->fields()[1].message.starts_with("compose.yaml:3:5: "));
        QVERIFY(house.compose.ran.empty());
        QCOMPARE(house.createFailure("")->reason(), std::string("invalid_compose"));
    }

    void powerOverTheHostNeedsItsPermission()
    {
        StackHouse house;
        const std::string yaml = "services: {web: {image: 'nginx:1.25', volumes: ['/var/run/docker.sock:/d']}}\n";
        const auto refused = house.createFailure(yaml, Role::Operator);
        QCOMPARE(refused->code(), ErrorCode::Forbidden);
        QCOMPARE(refused->reason(), std::string("privileged_stack"));
        QVERIFY(!house.createFailure(yaml, Role::Admin));
        QCOMPARE(house.createFailure(twoServices(), Role::Viewer)->reason(), std::string("permission_missing"));
    }

    void withoutTheProgramNothingIsBegunAndRemovalStillWorks()
    {
        StackHouse house;
        house.create(twoServices());
        house.compose.isInstalled = false;
        QCOMPARE(house.changeFailure(twoServices())->reason(), std::string("compose_missing"));
        const auto down = house.failure(house.core().stacks.down.execute(WorkshopFixture::as(Role::Admin), shopId()));
        QCOMPARE(down->reason(), std::string("compose_missing"));
        QVERIFY(!down->remedy().empty());
        house.finish(house.core().stacks.remove.execute(WorkshopFixture::as(Role::Admin), {shopId(), {}, {"data"}}));
        QCOMPARE(house.traces(), std::string());
    }

    void aNameIsTakenByAnyProjectOfThatName()
    {
        StackHouse house;
        runsAlready(house);
        const auto taken = house.createFailure(twoServices());
        QCOMPARE(taken->reason(), std::string("name_taken"));
        const auto other = house.failure(house.core().stacks.up.execute(WorkshopFixture::as(Role::Admin), shopId(), {}));
        QCOMPARE(other->reason(), std::string("stack_not_adopted"));
    }

    void aRunningStackIsAdoptedInPlace()
    {
        StackHouse house;
        runsAlready(house);
        const Stack seen = house.stack();
        QVERIFY(!seen.record);
        QCOMPARE(seen.origin.workingDir, std::string("/srv/shop"));
        QCOMPARE(seen.status, StackStatus::Running);
        QCOMPARE(awaitError(house.core().stacks.adopt.execute(WorkshopFixture::as(Role::Operator), shopId()))->code(),
                 ErrorCode::Forbidden);
        QCOMPARE(awaitError(house.core().stacks.adopt.execute(WorkshopFixture::as(Role::Admin), shopId()))->reason(),
                 std::string("stack_files_missing"));
        house.stackFiles.folders["/srv/shop"]["docker-compose.yml"] = "services: {web: {image: 'nginx:1.25'}}\n";
        const Stack adopted = await(house.core().stacks.adopt.execute(WorkshopFixture::as(Role::Admin), shopId()));
        QVERIFY(adopted.record->adopted);
        QCOMPARE(adopted.record->directory, std::string("/srv/shop"));
        QCOMPARE(adopted.record->composeFiles, (std::vector<std::string>{"docker-compose.yml"}));
        QVERIFY(house.compose.ran.empty());
        // Bringing it up as it is gives it no labels: nothing is made anew.
        house.finish(house.core().stacks.up.execute(WorkshopFixture::as(Role::Admin), shopId(), {}));
        QCOMPARE(house.compose.ran.back(), std::string("up shop"));
        house.finish(house.core().stacks.remove.execute(WorkshopFixture::as(Role::Admin), {shopId(), {}, {}}));
        QVERIFY(house.stackFiles.folders["/srv/shop"].contains("docker-compose.yml"));
    }

    void whatAStopInterruptsIsTakenBackAtTheNextStart_data()
    {
        QTest::addColumn<bool>("isFirst");
        QTest::newRow("first") << true;
        QTest::newRow("later") << false;
    }
    void whatAStopInterruptsIsTakenBackAtTheNextStart()
    {
        QFETCH(bool, isFirst);
        StackHouse house;
        if (!isFirst) {
            house.create(twoServices());
        }
        const auto before = house.stackFiles.folders;
        house.compose.holdUp.emplace();
        const auto content = StackHouse::content("services: {web: {image: 'nginx:1.26'}}\nvolumes: {data: {}, more: {}}\n");
        const auto ticket = house.begin(
            isFirst ? house.core().stacks.create.execute(WorkshopFixture::as(Role::Admin), {shopId(), content, {}})
                    : house.core().stacks.change.execute(WorkshopFixture::as(Role::Admin), {shopId(), {}, content, {}}));
        QVERIFY(waitUntil([&house] { return house.engine.world.volumes.contains("shop_more"); }));
        house.stop();
        QCOMPARE(WorkshopFixture::failureOf(ticket)->code(), ErrorCode::Unavailable);
        QCOMPARE(house.lastOperation().finishedAt, std::nullopt);
        house.start();
        QVERIFY(waitUntil([&house] { return house.lastOperation().finishedAt.has_value(); }));
        QCOMPARE(house.lastOperation().status, RunStatus::Undone);
        QVERIFY(!house.engine.world.volumes.contains("shop_more"));
        if (isFirst) {
            QCOMPARE(house.traces(), std::string());
            QVERIFY(house.stackFiles.records.empty());
        } else {
            QCOMPARE(house.containerNames(), std::string("shop_db_1 shop_web_1"));
            QCOMPARE(house.engine.world.container("shop_web_1").seen.image, std::string("nginx:1.25"));
            QCOMPARE(house.stackFiles.folders["/data/stacks/shop"], before.at("/data/stacks/shop"));
            QCOMPARE(house.stack().status, StackStatus::Running);
        }
    }

    void thePlanNamesTheSecondsAndChangesNothing()
    {
        StackHouse house;
        house.create(twoServices());
        house.compose.ran.clear();
        const auto plan = await(house.core().stacks.plan.execute(
            WorkshopFixture::as(Role::Admin), shopId(),
            StackHouse::content("services: {web: {image: 'nginx:1.26'}, db: {image: 'app:1'}}\nvolumes: {data: {}}\n"),
            false));
        QCOMPARE(plan.services.size(), std::size_t(2));
        QCOMPARE(plan.services[0].change, StackPlan::Change::Keep);
        QCOMPARE(plan.services[1].change, StackPlan::Change::Recreate);
        QVERIFY(plan.downtimeSeconds > 0);
        QVERIFY(house.compose.ran.empty());
        const auto asItIs = await(house.core().stacks.plan.execute(WorkshopFixture::as(Role::Viewer), shopId(), {}, false));
        QCOMPARE(asItIs.downtimeSeconds, 0);
    }

private:
    /// Started by somebody with the Compose program alone.
    static void runsAlready(StackHouse &house)
    {
        ContainerSpec spec;
        spec.name = "shop_web_1";
        spec.image = "nginx:1.25";
        spec.labels = {{compose_label::Project, "shop"},
                       {compose_label::Service, "web"},
                       {compose_label::WorkingDir, "/srv/shop"},
                       {compose_label::ConfigFiles, "/srv/shop/docker-compose.yml"},
                       {"test.definition", "{image:\"nginx:1.25\",}"}};
        house.engine.addContainer(spec);
        house.calm();
    }
};

WAKEDOCK_TEST(TestStackRefusals)
#include "test_stack_refusals.moc"
