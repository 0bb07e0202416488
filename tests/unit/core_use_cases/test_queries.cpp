// What faces read: services, deployments, operations, health, upstreams; and the cancelling of operations.
#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servicesAreListedByNameWithTheLastEventThatIsInThem()
    {
        WorkshopFixture house;
        house.deploy(aService("shop"));
        house.deploy(aService("blog"));
        const auto list = await(house.core().listServices.execute(viewer()));
        QCOMPARE(list.services.size(), std::size_t(2));
        QCOMPARE(list.services.front()->record.config.name, std::string("blog"));
        QCOMPARE(list.version, house.core().listServices.version());
        QCOMPARE(list.seq, house.bus().lastSeq());
        house.finish(house.core().stopService.execute(WorkshopFixture::as(Role::Operator), idOf(house, "shop")));
        QVERIFY(house.core().listServices.version() > list.version);
    }

    void aServiceIsFoundByIdAndByName()
    {
        WorkshopFixture house;
        const auto service = house.deploy(aService("shop"));
        QCOMPARE(await(house.core().getService.execute(viewer(), "shop"))->record.id, service->record.id);
        QCOMPARE(await(house.core().getService.execute(viewer(), service->record.id.value))->record.id, service->record.id);
        const auto error = awaitError(house.core().getService.execute(viewer(), "nobody"));
        QCOMPARE(error->code(), ErrorCode::NotFound);
        QVERIFY(!error->remedy().empty());
    }

    void deploymentsComeNewestFirstAndPaged()
    {
        WorkshopFixture house;
        const auto id = house.deploy(aService("shop"))->record.id;
        house.finish(house.core().redeployService.execute(WorkshopFixture::as(Role::Operator), id));
        Page page;
        page.limit = 1;
        const auto first = await(house.core().listDeployments.execute(viewer(), {id, page}));
        QCOMPARE(first.size(), std::size_t(1));
        QCOMPARE(first.front().revision, 2);
        page.before = first.front().id.value;
        QCOMPARE(await(house.core().listDeployments.execute(viewer(), {id, page})).front().revision, 1);
    }

    void operationsAreListedAndFound()
    {
        WorkshopFixture house;
        house.deploy(aService("shop"));
        const auto operations = await(house.core().listOperations.execute(viewer(), {}));
        QCOMPARE(operations.size(), std::size_t(1));
        QCOMPARE(operations.front().status, RunStatus::Succeeded);
        QCOMPARE(await(house.core().getOperation.execute(viewer(), operations.front().id)), operations.front());
        QCOMPARE(awaitError(house.core().getOperation.execute(viewer(), OperationId("none")))->code(), ErrorCode::NotFound);
    }

    void onlyWhatStillRunsCanBeCancelled()
    {
        WorkshopFixture house;
        house.deploy(aService("shop"));
        auto &cancel = house.core().cancelOperation;
        const auto admin = WorkshopFixture::as(Role::Admin);
        const auto ended = awaitError(cancel.execute(admin, house.lastOperation().id));
        QCOMPARE(ended->code(), ErrorCode::Conflict);
        QCOMPARE(ended->reason(), std::string("already_finished"));
        QCOMPARE(awaitError(cancel.execute(admin, OperationId("none")))->code(), ErrorCode::NotFound);
        QCOMPARE(awaitError(cancel.execute(viewer(), OperationId("none")))->code(), ErrorCode::Forbidden);
    }

    void theGateLearnsWhereARunningServiceLives()
    {
        WorkshopFixture house;
        const auto id = house.deploy(aService("shop").at("shop.example.org"))->record.id;
        auto &find = house.core().sleeping.find;
        QCOMPARE(find.execute("shop.example.org").dial, std::optional<std::string>("10.213.0.10:80"));
        house.finish(house.core().redeployService.execute(WorkshopFixture::as(Role::Operator), id));
        QCOMPARE(find.execute("shop.example.org").dial, std::optional<std::string>("10.213.0.11:80"));
        house.finish(house.core().stopService.execute(WorkshopFixture::as(Role::Operator), id));
        QVERIFY(find.execute("shop.example.org").service);
        QVERIFY(!find.execute("shop.example.org").dial);
        QVERIFY(!find.execute("other.example.org").service);
    }

    void healthIsReadyOnceEachPartIsKnown()
    {
        WorkshopFixture house;
        house.calm();
        auto health = await(house.core().getSystemHealth.execute(viewer()));
        QVERIFY(health.ready);
        QVERIFY(!health.degraded);
        QCOMPARE(health.components.size(), std::size_t(3));
        house.proxy.setReachable(false);
        house.calm();
        health = await(house.core().getSystemHealth.execute(viewer()));
        QVERIFY(health.ready);
        QVERIFY(health.degraded);
        house.core().health.beginStop();
        QVERIFY(!await(house.core().getSystemHealth.execute(viewer())).ready);
    }

    void theSystemTellsWhatItRuns()
    {
        WorkshopFixture house;
        house.deploy(aService("shop"));
        const auto id = house.deploy(aService("blog"))->record.id;
        house.finish(house.core().stopService.execute(WorkshopFixture::as(Role::Operator), id));
        const auto info = await(house.core().getSystemInfo.execute(viewer()));
        QCOMPARE(info.services, 2);
        QCOMPARE(info.running, 1);
        QCOMPARE(info.sleeping, 0);
        QCOMPARE(info.engine.version, std::string("20.10.24"));
        QCOMPARE(info.proxy.version, std::string("v2.6.2"));
        QVERIFY(!info.version.empty());
        QVERIFY(!info.instanceName.empty());
        QVERIFY(await(house.core().getUsage.execute(viewer()))->empty());
    }

    void whoMayDeployIsAsked()
    {
        WorkshopFixture house;
        auto &deploy = house.core().deployService;
        QCOMPARE(house.failure(deploy.execute(viewer(), {aService("shop")}))->code(), ErrorCode::Forbidden);
        const ServiceConfig powerful = aService("shop").withBind("/var/run/docker.sock", "/var/run/docker.sock");
        const auto refused = house.failure(deploy.execute(WorkshopFixture::as(Role::Operator), {powerful}));
        QCOMPARE(refused->code(), ErrorCode::Forbidden);
        QCOMPARE(refused->reason(), std::string("privileged_mount"));
        QVERIFY(!house.failure(deploy.execute(WorkshopFixture::as(Role::Admin), {powerful})));
    }

    void aBrokenRuleIsToldBeforeAnythingHappens()
    {
        WorkshopFixture house;
        house.proxy.setForeignHosts({"old.example.org"});
        const auto invalid = house.deployFailure(aService("Shop").image(""));
        QCOMPARE(invalid->code(), ErrorCode::Invalid);
        QCOMPARE(invalid->fields().size(), std::size_t(2));
        const auto foreign = house.deployFailure(aService("shop").at("old.example.org"));
        QCOMPARE(foreign->reason(), std::string("domain_taken"));
        QVERIFY(house.store.tables().operations.empty());
        QVERIFY(house.store.tables().audit.empty());
    }

    void anEndedDatabaseIsToldAndNothingIsLeftHalfOpen()
    {
        WorkshopFixture house;
        house.store.failWrites(1);
        QCOMPARE(house.deployFailure(aService("shop"))->reason(), std::string("disk_full"));
        QVERIFY(!house.service("shop"));
        QCOMPARE(house.deploy(aService("shop"))->state.status, ServiceStatus::Running);
    }

private:
    static CallContext viewer() { return WorkshopFixture::as(Role::Viewer); }
    static ServiceId idOf(WorkshopFixture &house, const std::string &name) { return house.service(name)->record.id; }
};

WAKEDOCK_TEST(TestQueries)
#include "test_queries.moc"
