// What is refused of services of a stack that have a domain, and what a failure leaves of them.
#include "tests/support/fixtures/routed_stack.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QTimer>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestStackRouteUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeThatFailsLeavesTheContainerBeforeServing_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {"check", "up", "crash", "unready", "route", "recreated"}) {
            QTest::newRow(way) << way;
        }
    }
    void aChangeThatFailsLeavesTheContainerBeforeServing()
    {
        QFETCH(QString, way);
        StackHouse house;
        house.engine.addImage("crash:1", endingImage(3));
        const std::string more = way == "recreated" ? ", container_name: only" : "";
        house.create(routedYaml("nginx:1.25", more));
        const auto before = house.service("shop-web")->record;
        const std::string web = house.engine.world.container("shop_web_1").seen.id;
        std::string next = routedYaml("nginx:1.26", more, "next.example.org");
        if (way == "check") {
            house.compose.failNextCheck = Error(ErrorCode::Invalid, "compose_refused", "No.");
        } else if (way == "up") {
            house.compose.failNextUp = Error(ErrorCode::UpstreamFailed, "compose_failed", "No.");
        } else if (way == "route") {
            house.proxy.failNextApply(Error(ErrorCode::Invalid, "proxy_refused", "No."));
        } else if (way == "unready") {
            house.probe.refuse(before.addresses.b.ip + ":80");
        } else {
            next = routedYaml("crash:1", more, "next.example.org");
        }
        const auto failure = house.changeFailure(next);
        QVERIFY(failure.has_value());
        if (way == "unready") {
            QCOMPARE(failure->reason(), std::string("not_healthy"));
            QVERIFY(failure->message().find("service web") != std::string::npos);
            QVERIFY(saysSo(failure->undone(), "Removed the new container shop_web_2."));
        }
        QCOMPARE(webContainers(house), std::string("shop_web_1 a=1"));
        if (way != "recreated") {
            QCOMPARE(house.engine.world.container("shop_web_1").seen.id, web);
        }
        QCOMPARE(markOf(house), std::string("a"));
        QVERIFY(isServed(house) && !isServed(house, "next.example.org"));
        const auto after = house.service("shop-web")->record;
        QCOMPARE(after.revision, before.revision);
        QVERIFY(after.config == before.config);
        QCOMPARE(house.stack().record->revision, std::int64_t(1));
        QCOMPARE(house.stack().status, StackStatus::Running);
    }

    void aFirstDeploymentThatFailsLeavesNothing_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {"check", "up", "unready", "route"}) {
            QTest::newRow(way) << way;
        }
    }
    void aFirstDeploymentThatFailsLeavesNothing()
    {
        QFETCH(QString, way);
        StackHouse house;
        if (way == "check") {
            house.compose.failNextCheck = Error(ErrorCode::Invalid, "compose_refused", "No.");
        } else if (way == "up") {
            house.compose.failNextUp = Error(ErrorCode::UpstreamFailed, "compose_failed", "No.");
        } else if (way == "route") {
            house.proxy.failNextApply(Error(ErrorCode::Invalid, "proxy_refused", "No."));
        } else {
            house.probe.refuseAll();
        }
        QVERIFY(house.createFailure(routedYaml()).has_value());
        QCOMPARE(house.traces(), std::string());
        QVERIFY(house.store.tables().services.empty());
    }

    void whatAStopInterruptsIsTakenBackAtTheNextStart()
    {
        StackHouse house;
        house.create(routedYaml());
        house.probe.refuse(house.service("shop-web")->record.addresses.b.ip + ":80");
        const auto ticket = house.begin(house.core().stacks.change.execute(
            WorkshopFixture::as(Role::Admin), {shopId(), {}, StackHouse::content(routedYaml("nginx:1.26")), {}}));
        QVERIFY(waitUntil([&house] { return webContainers(house) == "shop_web_1 a=1 shop_web_2 b=2"; }));
        house.stop();
        house.start();
        QVERIFY(waitUntil([&house] { return house.lastOperation().finishedAt.has_value(); }));
        QCOMPARE(house.lastOperation().status, RunStatus::Undone);
        QCOMPARE(webContainers(house), std::string("shop_web_1 a=1"));
        house.calm();
        QCOMPARE(markOf(house), std::string("a"));
        QVERIFY(isServed(house));
    }

    void aCrashBetweenTheCommitAndTheNoteThatTheFilesAreInForceGoesBackToTheFilesBefore()
    {
        StackHouse house;
        house.create(routedYaml());
        Completion<> keeping;
        house.stackFiles.holdKeep = keeping;
        const auto ticket = house.begin(house.core().stacks.change.execute(
            WorkshopFixture::as(Role::Admin), {shopId(), {}, StackHouse::content(routedYaml("nginx:1.26")), {}}));
        QVERIFY(waitUntil([&house] { return markOf(house) == "b"; }));
        QTimer::singleShot(0, [keeping]() mutable { keeping.fail(Cancelled()); });
        house.restart();
        QVERIFY(waitUntil([&house] { return house.lastOperation().finishedAt.has_value(); }));
        QCOMPARE(house.lastOperation().status, RunStatus::Undone);
        house.calm();
        QCOMPARE(house.stack().record->revision, std::int64_t(1));
        QCOMPARE(house.stack().status, StackStatus::Running);
        // Recreated in place: of the files before, at the colour that was committed.
        QCOMPARE(webContainers(house).substr(webContainers(house).find(' ')), std::string(" b=3"));
        for (const Container &container : house.engine.world.all()) {
            QVERIFY(container.image != "nginx:1.26");
        }
        QCOMPARE(markOf(house), std::string("b"));
        QVERIFY(isServed(house));
        QCOMPARE(house.service("shop-web")->state.status, ServiceStatus::Running);
        // The next change begins from there.
        house.change(routedYaml("nginx:1.26"));
        QCOMPARE(markOf(house), std::string("a"));
        QCOMPARE(house.stack().record->revision, std::int64_t(2));
    }

    void whatIsTakenIsRefusedAtItsPlaceInTheFiles()
    {
        StackHouse house;
        house.deploy(aService("other").at(shopDomain));
        auto refused = house.createFailure(routedYaml());
        QCOMPARE(refused->reason(), std::string("domain_taken"));
        QCOMPARE(refused->fields().front().field, std::string("services.web.labels.wakedock.domain"));
        house.deploy(aService("shop-web"));
        refused = house.createFailure(routedYaml("nginx:1.25", "", "free.example.org"));
        QCOMPARE(refused->reason(), std::string("name_taken"));
        house.proxy.setForeignHosts({"byhand.example.org"});
        refused =
            house.createFailure("services: {api: {image: 'nginx:1.25', labels: ['wakedock.domain=byhand.example.org']}}\n");
        QCOMPARE(refused->reason(), std::string("domain_taken"));
        refused = house.createFailure("services:\n  a: {image: 'nginx:1.25', labels: {wakedock.domain: a.example.org}}\n"
                                      "  b: {image: 'nginx:1.25', labels: {wakedock.domain: a.example.org}}\n");
        QCOMPARE(refused->reason(), std::string("invalid_compose"));
        QVERIFY(refused->fields().front().message.starts_with("compose.yaml:3:"));
        QVERIFY(house.compose.ran.empty());
    }

    void aServiceOfAStackIsChangedThroughItsStackOnly()
    {
        StackHouse house;
        house.create(routedYaml());
        const ServiceId id = house.service("shop-web")->record.id;
        const auto refused = house.failure(house.core().stopService.execute(WorkshopFixture::as(Role::Admin), id));
        QCOMPARE(refused->reason(), std::string("belongs_to_stack"));
        QCOMPARE(contextOf(refused, "stack"), std::string("shop"));
        QCOMPARE(house.failure(house.core().redeployService.execute(WorkshopFixture::as(Role::Admin), id))->reason(),
                 std::string("belongs_to_stack"));
        QCOMPARE(
            house.failure(house.core().removeService.execute(WorkshopFixture::as(Role::Admin), {id, {}, false}))->reason(),
            std::string("belongs_to_stack"));
        QCOMPARE(markOf(house), std::string("a"));
    }
};

WAKEDOCK_TEST(TestStackRouteUndo)
#include "test_stack_route_undo.moc"
