// A later deployment that fails leaves the service as it was: configuration, container, route and mark.
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestChangeFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whateverCallFailsTheOldOneServes_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("step");
        QTest::newRow("image") << "findImage" << "pull";
        QTest::newRow("volume") << "ensureVolume" << "create";
        QTest::newRow("container") << "createContainer" << "create";
        QTest::newRow("start") << "startContainer" << "start";
        QTest::newRow("look") << "inspectContainer" << "wait_healthy";
        QTest::newRow("policy") << "setRestartPolicy" << "mark_running";
    }
    void whateverCallFailsTheOldOneServes()
    {
        QFETCH(QString, call);
        QFETCH(QString, step);
        WorkshopFixture house;
        const auto before = house.deploy(oldShop());
        house.engine.failNext(call.toStdString(), Error(ErrorCode::UpstreamFailed, "engine_failed", "No."));
        requireAsBefore(house, before, house.changeFailure(before->record.id, newShop()), step.toStdString());
    }

    void aNewOneThatNeverAnswersGoesAndTheOldOneServes()
    {
        WorkshopFixture house;
        const auto before = house.deploy(oldShop());
        house.probe.refuse("10.213.0.11:80");
        requireAsBefore(house, before, house.changeFailure(before->record.id, newShop()), "wait_healthy");
    }

    void aRouteThatIsRefusedLeavesTheOldOne()
    {
        WorkshopFixture house;
        const auto before = house.deploy(oldShop());
        house.proxy.setForeignHosts({"store.example.org"});
        house.proxy.failNextApply(Error(ErrorCode::Invalid, "proxy_refused", "No."));
        house.proxy.setForeignHosts({});
        ServiceConfig config = newShop();
        config.domain = "store.example.org";
        requireAsBefore(house, before, house.changeFailure(before->record.id, config), "publish_route");
    }

    void aCommitThatFailsAfterTheNewRouteBringsTheOldRouteBack()
    {
        WorkshopFixture house;
        const auto before = house.deploy(oldShop());
        failCommitOfRevisionTwo(house);
        ServiceConfig config = newShop();
        config.domain = "store.example.org";
        requireAsBefore(house, before, house.changeFailure(before->record.id, config), "mark_running");
    }

    void aProxyThatIsAwayGetsTheOldRouteBackWhenItReturns()
    {
        WorkshopFixture house;
        const auto before = house.deploy(oldShop());
        bool failed = false;
        house.store.beforeCommit([&house, &failed](Repositories &repositories) {
            const auto all = repositories.services().list();
            if (all.front().revision == 2 && !std::exchange(failed, true)) {
                house.proxy.setReachable(false);
                throw FakeStore::diskFull();
            }
        });
        ServiceConfig config = newShop();
        config.domain = "store.example.org";
        QVERIFY(house.changeFailure(before->record.id, config).has_value());
        QVERIFY(house.proxy.routeOf("store.example.org").has_value());
        house.proxy.setReachable(true);
        QVERIFY(waitUntil([&] { return house.proxy.routeOf("shop.example.org").has_value(); }));
        QVERIFY(!house.proxy.routeOf("store.example.org"));
    }

    void aCommitOfTheChangeThatFailsChangesNothing()
    {
        WorkshopFixture house;
        const auto before = house.deploy(oldShop());
        bool failed = false;
        house.store.beforeCommit([&failed](Repositories &repositories) {
            if (repositories.services().list().front().config.image == "nginx:1.26" && !std::exchange(failed, true)) {
                throw FakeStore::diskFull();
            }
        });
        const auto error = house.changeFailure(before->record.id, newShop());
        QCOMPARE(error->reason(), std::string("disk_full"));
        QCOMPARE(house.store.tables().services.begin()->second.config, before->record.config);
        QCOMPARE(house.store.tables().services.begin()->second.version, before->record.version);
        QVERIFY(!saysSo(error->undone(), "configuration"));
    }

    void changeAndIntentAreOneTransaction()
    {
        WorkshopFixture house;
        const auto before = house.deploy(oldShop());
        const FakeTables &tables = house.store.tables();
        bool apart = false;
        house.engine.failNext("createContainer", Error(ErrorCode::UpstreamFailed, "engine_failed", "No."));
        house.store.beforeCommit([&](Repositories &repositories) {
            const bool changed = repositories.services().list().front().config.image == "nginx:1.26";
            apart |= changed && !repositories.operations().list({}).front().intent.previousConfig;
        });
        QVERIFY(house.changeFailure(before->record.id, newShop()).has_value());
        QVERIFY(!apart);
        QCOMPARE(tables.operations.back().intent.previousConfig->image, std::string("nginx:1.25"));
    }

    void aStoppedOldOneWithAFixedPortIsStartedAgain()
    {
        WorkshopFixture house;
        ServiceConfig first = oldShop();
        first.ports = {{"127.0.0.1", 8080, 80, Protocol::Tcp}};
        const auto before = house.deploy(first);
        ServiceConfig second = newShop();
        second.ports = first.ports;
        house.probe.refuse("10.213.0.11:80");
        const auto error = house.changeFailure(before->record.id, second);
        requireAsBefore(house, before, error, "wait_healthy");
        QVERIFY(saysSo(error->undone(), "Started the previous container"));
    }

    void anOldOneThatCannotStartAgainIsSaidAndTheRestIsStillUndone()
    {
        WorkshopFixture house;
        ServiceConfig first = oldShop();
        first.ports = {{"127.0.0.1", 8080, 80, Protocol::Tcp}};
        const auto before = house.deploy(first);
        ServiceConfig second = newShop();
        second.ports = first.ports;
        house.probe.refuse("10.213.0.11:80");
        house.engine.holdNext("startContainer").succeed(); // The new one's.
        auto startingAgain = house.engine.holdNext("startContainer");
        const auto ticket = house.begin(
            house.core().changeService.execute(WorkshopFixture::as(Role::Admin), {before->record.id, {}, second, true}));
        QVERIFY(waitUntil([&] { return house.engine.callCount("startContainer") == 3; }));
        house.engine.failNext("startContainer", Error(ErrorCode::Conflict, "port_taken", "Port 8080 is taken."));
        startingAgain.succeed();
        const auto error = WorkshopFixture::failureOf(ticket);
        QVERIFY(saysSo(error->undone(), "could not be started again"));
        QCOMPARE(house.lastOperation().status, RunStatus::Failed);
        QCOMPARE(house.containersOf(before->record.id).size(), std::size_t(1));
        QVERIFY(house.statusOf("shop") != ServiceStatus::Deploying);
        QVERIFY(house.marks.all().empty());
    }

    void newVolumesAndNetworksGoAgainOldOnesStay()
    {
        WorkshopFixture house;
        const auto before = house.deploy(aService("shop").withVolume("shop-data", "/data"));
        house.engine.failNext("startContainer", Error(ErrorCode::UpstreamFailed, "engine_failed", "No."));
        const auto error = house.changeFailure(
            before->record.id,
            aService("shop").withVolume("shop-data", "/data").withVolume("shop-cache", "/cache").inNetwork("backend"));
        QVERIFY(saysSo(error->undone(), "shop-cache"));
        QVERIFY(saysSo(error->undone(), "backend"));
        QCOMPARE(house.traces({before->record.config.name, house.containersOf(before->record.id).front().name}),
                 std::string("volume shop-data; "));
    }

    void cancelledInTheQueueItTouchesNothing()
    {
        WorkshopFixture house;
        const auto before = house.deploy(oldShop());
        auto creating = house.engine.holdNext("createContainer");
        auto &change = house.core().changeService;
        const auto first =
            house.begin(change.execute(WorkshopFixture::as(Role::Admin), {before->record.id, {}, newShop(), true}));
        QVERIFY(waitUntil([&] { return house.engine.callCount("createContainer") == 2; }));
        const auto second =
            house.begin(house.core().redeployService.execute(WorkshopFixture::as(Role::Admin), before->record.id));
        house.calm();
        const auto calls = house.engine.calls().size();
        await(house.core().cancelOperation.execute(WorkshopFixture::as(Role::Admin), second.operationId));
        QCOMPARE(WorkshopFixture::failureOf(second)->code(), ErrorCode::Cancelled);
        QCOMPARE(house.engine.calls().size(), calls);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Deploying);
        creating.succeed();
        QVERIFY(!WorkshopFixture::failureOf(first));
        QCOMPARE(house.service("shop")->record.revision, 2);
    }

private:
    static ServiceConfig oldShop() { return aService("shop").at("shop.example.org").withVolume("shop-data", "/data"); }
    static ServiceConfig newShop()
    {
        ServiceConfig config = oldShop();
        config.image = "nginx:1.26";
        return config;
    }

    static void failCommitOfRevisionTwo(WorkshopFixture &house)
    {
        const auto failed = std::make_shared<bool>(false);
        house.store.beforeCommit([failed](Repositories &repositories) {
            if (repositories.services().list().front().revision == 2 && !std::exchange(*failed, true)) {
                throw FakeStore::diskFull();
            }
        });
    }

    static void requireAsBefore(WorkshopFixture &house, const WorkshopFixture::ServicePtr &before,
                                const std::optional<Error> &error, const std::string &step)
    {
        QVERIFY(error.has_value());
        QCOMPARE(contextOf(error, "step"), step);
        QCOMPARE(house.statusOf("shop"), ServiceStatus::Running);
        const auto now = house.service("shop");
        QCOMPARE(now->record.config, before->record.config);
        QCOMPARE(now->record.revision, 1);
        QCOMPARE(now->record.liveColour, Colour::A);
        QCOMPARE(house.store.tables().services.begin()->second, now->record);
        QCOMPARE(now->state.containerIds, before->state.containerIds);
        const auto containers = house.containersOf(now->record.id);
        QCOMPARE(containers.size(), std::size_t(1));
        QCOMPARE(containers.front().status, ContainerStatus::Running);
        QCOMPARE(containers.front().restartPolicy, RestartPolicy::UnlessStopped);
        QCOMPARE(house.marks.all(), (std::map<std::string, Colour>{{"shop.example.org", Colour::A}}));
        QVERIFY(house.proxy.routeOf("shop.example.org").has_value());
        QCOMPARE(house.proxy.routes().size(), std::size_t(1));
        QCOMPARE(house.lastDeployment().status, RunStatus::Failed);
        QVERIFY(saysSo(house.lastDeployment().error->undone, "previous configuration"));
    }
};

WAKEDOCK_TEST(TestChangeFailures)
#include "test_change_failures.moc"
