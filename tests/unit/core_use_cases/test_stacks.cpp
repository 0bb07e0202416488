// Stacks from their files to their containers and back, on a whole core over fakes.
#include "tests/support/fixtures/stack_house.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestStacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStackIsDeployedFromItsFiles()
    {
        StackHouse house;
        house.create(twoServices());
        QCOMPARE(house.containerNames(), std::string("shop_db_1 shop_web_1"));
        const Stack stack = house.stack();
        QCOMPARE(stack.status, StackStatus::Running);
        QCOMPARE(stack.record->revision, std::int64_t(1));
        QCOMPARE(stack.record->services, (std::vector<std::string>{"db", "web"}));
        QCOMPARE(house.compose.ran, (std::vector<std::string>{"check shop +labels", "up shop +labels"}));
        QCOMPARE(stepsText(house.lastOperation().steps),
                 std::string("validate:done record:done check:done pull:done up:done wait_ready:done "
                             "publish_route:skipped announce:done"));
        QCOMPARE(house.store.tables().audit.back().action, std::string("stack.deploy"));
        QVERIFY(house.engine.callCount("pullImage") == 0);
    }

    void missingImagesArePulledAndTheProgramsLinesAreToldAsProgress()
    {
        StackHouse house;
        house.create("services: {web: {image: 'pulled:1'}}\n");
        QCOMPARE(house.engine.callCount("pullImage"), 1);
        bool told = false;
        for (const OperationChanged &event : house.heard<OperationChanged>()) {
            for (const Step &step : event.operation->steps) {
                told = told || step.detail == "Creating shop";
            }
        }
        QVERIFY(told);
    }

    void aFailedFirstDeploymentLeavesNothing_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {"check", "up", "image", "crash", "files"}) {
            QTest::newRow(way) << way;
        }
    }
    void aFailedFirstDeploymentLeavesNothing()
    {
        QFETCH(QString, way);
        StackHouse house;
        house.engine.world.volumes["shop_kept"] = {{compose_label::Project, "shop"}};
        std::string yaml = twoServices();
        if (way == "check") {
            house.compose.failNextCheck = Error(ErrorCode::Invalid, "compose_refused", "No.");
        } else if (way == "up") {
            house.compose.failNextUp = Error(ErrorCode::UpstreamFailed, "compose_failed", "No.");
        } else if (way == "files") {
            house.stackFiles.failNext = Error(ErrorCode::Unavailable, "stack_files_failed", "Disk full.");
        } else if (way == "image") {
            yaml = "services: {web: {image: 'nowhere:1'}}\nvolumes: {data: {}}\n";
        } else {
            house.engine.addImage("crash:1", endingImage(3));
            yaml = "services: {web: {image: 'crash:1'}}\nvolumes: {data: {}}\n";
        }
        const auto failure = house.createFailure(yaml);
        QVERIFY(failure.has_value());
        if (way == "crash") {
            QCOMPARE(failure->reason(), std::string("stack_service_failed"));
            QCOMPARE(contextOf(failure, "last_lines"), std::string("why"));
            QVERIFY(saysSo(failure->undone(), "Removed the new volume shop_data."));
        }
        QCOMPARE(house.traces({"shop_kept"}), std::string());
        QVERIFY(house.stackFiles.records.empty());
        QVERIFY(!house.stackFiles.folders.contains("/data/stacks/shop"));
        QVERIFY(!house.core().stacks.service.find(shopId()));
        QCOMPARE(house.lastOperation().status, RunStatus::Failed);
    }

    void aChangeBringsTheNewFilesUp()
    {
        StackHouse house;
        house.create(twoServices());
        house.change("services: {web: {image: 'nginx:1.26'}}\nvolumes: {data: {}}\n");
        QCOMPARE(house.containerNames(), std::string("shop_web_1"));
        QCOMPARE(house.engine.world.container("shop_web_1").seen.image, std::string("nginx:1.26"));
        QCOMPARE(house.stack().record->revision, std::int64_t(2));
        QCOMPARE(house.stack().record->version, std::int64_t(2));
        const auto stale = house.changeFailure(twoServices(), 1);
        QCOMPARE(stale->reason(), std::string("version_changed"));
    }

    void aFailedChangePutsFilesAndContainersBack_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {"check", "up", "crash"}) {
            QTest::newRow(way) << way;
        }
    }
    void aFailedChangePutsFilesAndContainersBack()
    {
        QFETCH(QString, way);
        StackHouse house;
        house.engine.addImage("crash:1", endingImage(3));
        house.create(twoServices());
        const auto before = house.stackFiles.folders["/data/stacks/shop"];
        const std::string db = house.engine.world.container("shop_db_1").seen.id;
        const std::string image = way == "crash" ? "crash:1" : "nginx:1.26";
        if (way == "check") {
            house.compose.failNextCheck = Error(ErrorCode::Invalid, "compose_refused", "No.");
        } else if (way == "up") {
            house.compose.failNextUp = Error(ErrorCode::UpstreamFailed, "compose_failed", "No.");
        }
        const auto failure = house.changeFailure("services: {web: {image: '" + image
                                                 + "'}, db: {image: 'app:1'}}\nvolumes: {data: {}, more: {}}\n");
        QVERIFY(failure.has_value());
        QVERIFY(saysSo(failure->undone(), "Put the previous files back."));
        QCOMPARE(house.stackFiles.folders["/data/stacks/shop"], before);
        QCOMPARE(house.containerNames(), std::string("shop_db_1 shop_web_1"));
        QCOMPARE(house.engine.world.container("shop_web_1").seen.image, std::string("nginx:1.25"));
        QCOMPARE(house.engine.world.container("shop_db_1").seen.id, db);
        QVERIFY(!house.engine.world.volumes.contains("shop_more"));
        QVERIFY(house.engine.world.volumes.contains("shop_data"));
        QCOMPARE(house.stack().status, StackStatus::Running);
        QCOMPARE(house.stack().record->revision, std::int64_t(1));
        QVERIFY(house.stackFiles.pendings.empty());
    }

    void namesThatMovedToOtherImagesAreGivenBack()
    {
        StackHouse house;
        house.engine.addImage("app:latest", house.engine.world.images["nginx:1.25"]);
        house.engine.world.images["app:latest"].info.id = "sha256:old";
        house.create("services: {web: {image: 'app:latest'}}\n");
        house.engine.addImage("kept:1", house.engine.world.images["app:latest"]);
        house.engine.world.images["app:latest"].info.id = "sha256:new";
        house.compose.failNextUp = Error(ErrorCode::UpstreamFailed, "compose_failed", "No.");
        QVERIFY(house.changeFailure("services: {web: {image: 'app:latest', tty: true}}\n").has_value());
        QCOMPARE(house.engine.world.images["app:latest"].info.id, std::string("sha256:old"));
    }

    void downKeepsFilesAndVolumesAndUpBringsItBack()
    {
        StackHouse house;
        house.create(twoServices());
        house.finish(house.core().stacks.down.execute(WorkshopFixture::as(Role::Operator), shopId()));
        QCOMPARE(house.containerNames(), std::string());
        QCOMPARE(house.stack().status, StackStatus::Stopped);
        QVERIFY(house.engine.world.volumes.contains("shop_data"));
        house.finish(house.core().stacks.up.execute(WorkshopFixture::as(Role::Operator), shopId(), {}));
        QCOMPARE(house.containerNames(), std::string("shop_db_1 shop_web_1"));
        QCOMPARE(house.stack().status, StackStatus::Running);
    }

    void removalTakesOnlyTheVolumesThatAreNamed()
    {
        StackHouse house;
        house.create("services: {web: {image: 'nginx:1.25'}}\nvolumes: {data: {}, more: {}}\n");
        const auto wrong = house.failure(
            house.core().stacks.remove.execute(WorkshopFixture::as(Role::Admin), {shopId(), {}, {"elsewhere"}}));
        QCOMPARE(wrong->reason(), std::string("volume_not_of_stack"));
        house.finish(house.core().stacks.remove.execute(WorkshopFixture::as(Role::Admin), {shopId(), {}, {"more"}}));
        QCOMPARE(house.traces({"shop_data"}), std::string());
        QVERIFY(house.engine.world.volumes.contains("shop_data"));
        QVERIFY(house.stackFiles.records.empty());
        QVERIFY(!house.stackFiles.folders.contains("/data/stacks/shop"));
    }

    void aRemovalThatWasBegunIsFinished()
    {
        StackHouse house;
        house.create(twoServices());
        house.engine.failNext("removeContainer", Error(ErrorCode::UpstreamFailed, "engine_failed", "Busy."));
        house.finish(house.core().stacks.remove.execute(WorkshopFixture::as(Role::Admin), {shopId(), {}, {"data"}}));
        QCOMPARE(house.traces(), std::string());
        QCOMPARE(house.lastOperation().status, RunStatus::Succeeded);
    }

    void profilesAndFurtherFilesAreUsed()
    {
        StackHouse house;
        CreateStackRequest request{shopId(), {}, {}};
        request.content.files = {
            {"compose.yaml", "services: {web: {image: '${IMAGE}'}, dev: {image: 'app:1', profiles: [dev]}}\n"},
            {"more.yaml", "services: {extra: {image: 'app:1'}}\n"}};
        request.content.composeFiles = {"compose.yaml", "more.yaml"};
        request.content.environment = {{"IMAGE", "nginx:1.26"}};
        request.content.profiles = {"dev"};
        house.finish(house.core().stacks.create.execute(WorkshopFixture::as(Role::Admin), request));
        QCOMPARE(house.containerNames(), std::string("shop_dev_1 shop_extra_1 shop_web_1"));
        QCOMPARE(house.stackFiles.folders["/data/stacks/shop"][".env"], std::string("IMAGE=nginx:1.26\n"));
    }

    void aServiceThatEndsWellIsCompleted()
    {
        StackHouse house;
        house.engine.addImage("job:1", endingImage(0));
        house.create("services: {job: {image: 'job:1'}, web: {image: 'nginx:1.25'}}\n");
        QCOMPARE(house.stack().status, StackStatus::Running);
        QCOMPARE(house.stack().services.front().status, StackServiceStatus::Completed);
    }
};

WAKEDOCK_TEST(TestStacks)
#include "test_stacks.moc"
