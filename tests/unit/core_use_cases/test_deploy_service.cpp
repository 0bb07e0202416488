#include "tests/support/fixtures/workshop_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestDeployService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServiceComesUpAndIsRunning()
    {
        WorkshopFixture house;
        const auto service = house.deploy(aService("shop").at("shop.example.org", {"www.example.org"}));
        QCOMPARE(service->state.status, ServiceStatus::Running);
        QCOMPARE(service->record.revision, 1);
        QCOMPARE(service->record.resolvedPort, std::optional(80));
        QCOMPARE(service->record.owner, std::string("admin"));
        QCOMPARE(service->state.containerIds.size(), std::size_t(1));
        QVERIFY(service->state.startedAt.has_value());
        const auto route = house.proxy.routeOf("www.example.org");
        QVERIFY(route.has_value());
        QCOMPARE(route->dialA, std::string("10.213.0.10:80"));
        QCOMPARE(route->dialB, std::string("10.213.0.11:80"));
        QCOMPARE(house.marks.all(),
                 (std::map<std::string, Colour>{{"shop.example.org", Colour::A}, {"www.example.org", Colour::A}}));
        house.calm();
        QCOMPARE(*house.service("shop"), *service);
    }

    void everyStepIsDoneInItsOrder()
    {
        WorkshopFixture house;
        house.deploy(aService("shop").at("shop.example.org").withVolume("shop-data", "/data").inNetwork("backend"));
        const auto deployment = house.lastDeployment();
        QCOMPARE(stepsText(deployment.steps),
                 std::string("validate:done record:done pull:done create:done start:done wait_healthy:done "
                             "publish_route:done mark_running:done announce:done"));
        QCOMPARE(deployment.status, RunStatus::Succeeded);
        QCOMPARE(deployment.trigger, DeployTrigger::Create);
        QCOMPARE(deployment.revision, 1);
        QVERIFY(deployment.finishedAt.has_value());
        QVERIFY(!deployment.error);
        std::vector<std::string> calls = house.engine.calls();
        std::erase(calls, "inspectContainer");
        QCOMPARE(calls,
                 (std::vector<std::string>{"watch", "findImage", "ensureNetwork", "ensureNetwork", "ensureVolume",
                                           "createContainer", "startContainer", "setRestartPolicy", "listContainers"}));
    }

    void theContainerCarriesLabelsAddressAndNoRestartPolicyUntilItIsHealthy()
    {
        WorkshopFixture house;
        house.engine.addImage("slow:1", {.info = {.id = {}, .digest = {}, .exposedPorts = {}, .hasHealthCheck = true}});
        const auto ticket = house.begin(house.core().deployService.execute(
            WorkshopFixture::as(Role::Operator), {aService("slow").image("slow:1").restarting(RestartPolicy::Always)}));
        QVERIFY(waitUntil([&] { return house.engine.callCount("inspectContainer") > 0; }));
        const auto made = house.engine.world.all().front();
        QCOMPARE(made.restartPolicy, RestartPolicy::No);
        QCOMPARE(made.labels.at(label::Managed), std::string("true"));
        QCOMPARE(made.labels.at(label::Service), house.service("slow")->record.id.value);
        QCOMPARE(made.labels.at(label::Operation), ticket.operationId.value);
        QCOMPARE(made.labels.at(label::Revision), std::string("1"));
        QCOMPARE(made.labels.at(label::Colour), std::string("a"));
        QVERIFY(made.name.starts_with("wakedock-slow-"));
        QCOMPARE(made.addresses.at("wakedock"), std::string("10.213.0.10"));
        // Read at once: its time to become healthy passes while anybody waits.
        QCOMPARE(house.service("slow")->state.status, ServiceStatus::Deploying);
        house.engine.setHealth(made.name, ContainerHealth::Healthy);
        QVERIFY(!WorkshopFixture::failureOf(ticket));
        QCOMPARE(house.engine.world.all().front().restartPolicy, RestartPolicy::Always);
    }

    void theMarkIsSetLastAfterHealthRouteAndCommit()
    {
        WorkshopFixture house;
        house.deploy(aService("warm-up"));
        struct Moment {
            RestartPolicy policy = RestartPolicy::No;
            bool routed = false;
            std::int64_t revision = -1;
        } seen;
        house.marks.onSet([&] {
            const auto id = house.service("shop")->record.id;
            seen = {house.containersOf(id).front().restartPolicy, house.proxy.routeOf("shop.example.org").has_value(),
                    house.store.tables().services.at(id).revision};
        });
        house.deploy(aService("shop").at("shop.example.org"));
        QCOMPARE(seen.policy, RestartPolicy::UnlessStopped);
        QVERIFY(seen.routed);
        QCOMPARE(seen.revision, 1);
    }

    void aRevisionKeepsWhatWasDeployed()
    {
        WorkshopFixture house;
        const auto service = house.deploy(aService("shop").at("shop.example.org"));
        QCOMPARE(house.store.tables().revisions.size(), std::size_t(1));
        const auto revision = house.store.tables().revisions.front();
        QCOMPARE(revision.number, 1);
        QCOMPARE(revision.config, service->record.config);
        QCOMPARE(revision.imageDigest, std::string("nginx@sha256:1111"));
        QCOMPARE(revision.resolvedPort, std::optional(80));
    }

    void everybodyHearsOfItAndTheAuditKnowsWho()
    {
        WorkshopFixture house;
        house.deploy(aService("shop").at("shop.example.org"));
        house.calm();
        const auto services = house.heard<ServiceChanged>();
        QCOMPARE(services.front().change, Change::Created);
        QCOMPARE(services.back().service->state.status, ServiceStatus::Running);
        const auto operations = house.heard<OperationChanged>();
        QCOMPARE(operations.front().operation->status, RunStatus::Queued);
        QCOMPARE(operations.back().operation->status, RunStatus::Succeeded);
        const auto ends = house.heard<DeploymentFinished>();
        QCOMPARE(ends.size(), std::size_t(1));
        QCOMPARE(ends.front().address, std::string("https://shop.example.org"));
        QCOMPARE(ends.front().deployment->status, RunStatus::Succeeded);
        QCOMPARE(house.store.tables().audit.size(), std::size_t(1));
        const auto audit = house.store.tables().audit.front();
        QCOMPARE(audit.actor, std::string("admin"));
        QCOMPARE(audit.action, std::string("service.deploy"));
        QCOMPARE(audit.target, std::string("shop"));
        QCOMPARE(audit.address, std::string("192.0.2.7"));
    }

    void nothingIsToldBeforeItIsWrittenDown()
    {
        WorkshopFixture house;
        house.store.beforeCommit([&](Repositories &) {
            // What the journal says must not be ahead of the database: the step that begins is not told yet.
            for (const auto &told : house.heard<OperationChanged>()) {
                const auto stored = house.store.tables().operations;
                const auto known = std::ranges::find(stored, told.operation->id, &Operation::id);
                QVERIFY(known != stored.end());
                QVERIFY(known->status >= told.operation->status);
            }
        });
        house.deploy(aService("shop").at("shop.example.org"));
    }

    void aPullShowsItsProgress()
    {
        WorkshopFixture house;
        house.deploy(aService("shop").image("pulled:1"));
        house.calm();
        QVERIFY(std::ranges::any_of(house.heard<OperationChanged>(), [](const OperationChanged &told) {
            return std::ranges::any_of(told.operation->steps, [](const Step &step) {
                return step.name == "pull" && step.detail == "1 of 2 layers" && step.done == 0.5;
            });
        }));
        QCOMPARE(house.engine.callCount("pullImage"), 1);
    }

    void aServiceWithoutADomainNeedsNoRoute()
    {
        WorkshopFixture house;
        house.proxy.setReachable(false);
        const auto service = house.deploy(aService("worker"));
        QCOMPARE(service->state.status, ServiceStatus::Running);
        QCOMPARE(service->record.resolvedPort, std::nullopt);
        QVERIFY(house.marks.all().empty());
        QVERIFY(stepsText(house.lastDeployment().steps).find("publish_route:skipped") != std::string::npos);
        house.calm();
        QCOMPARE(house.heard<DeploymentFinished>().front().address, std::string());
    }

    void inLoopbackAddressingTheReservedPortLeadsToTheServicesPort()
    {
        WorkshopFixture house;
        house.addresses.useLoopback();
        const auto service = house.deploy(aService("shop").at("shop.example.org"));
        QCOMPARE(house.proxy.routeOf("shop.example.org")->dialA, std::string("127.0.0.1:20010"));
        QCOMPARE(service->state.boundPorts, (std::vector<PortMapping>{{"127.0.0.1", 20010, 80, Protocol::Tcp}}));
    }

    void twentyAtOnceAllSucceedAtAddressesOfTheirOwn()
    {
        WorkshopFixture house;
        std::vector<OperationTicket> tickets;
        for (int i = 0; i < 20; ++i) {
            const std::string name = "shop-" + std::to_string(i);
            tickets.push_back(house.begin(house.core().deployService.execute(WorkshopFixture::as(Role::Admin),
                                                                             {aService(name).at(name + ".example.org")})));
        }
        std::set<std::string> dials;
        for (const OperationTicket &ticket : tickets) {
            const auto failure = WorkshopFixture::failureOf(ticket);
            QVERIFY2(!failure, failure ? failure->what() : "");
        }
        for (const Route &route : house.proxy.routes()) {
            dials.insert(route.dialA);
            dials.insert(route.dialB);
        }
        QCOMPARE(dials.size(), std::size_t(40));
        QCOMPARE(house.marks.all().size(), std::size_t(20));
    }

    void ofTwoAtOnceWithOneNameExactlyOneIsAConflict() { ofTwoAtOnce("shop", "other.example.org", "name_taken"); }

    void ofTwoAtOnceWithOneDomainExactlyOneIsAConflict() { ofTwoAtOnce("other", "shop.example.org", "domain_taken"); }

private:
    static void ofTwoAtOnce(const std::string &secondName, const std::string &secondDomain, const std::string &reason)
    {
        WorkshopFixture house;
        auto &deploy = house.core().deployService;
        auto first = deploy.execute(WorkshopFixture::as(Role::Admin), {aService("shop").at("shop.example.org")});
        auto second = deploy.execute(WorkshopFixture::as(Role::Admin), {aService(secondName).at(secondDomain)});
        const auto refused = house.failure(std::move(second));
        QVERIFY(refused.has_value());
        QCOMPARE(refused->code(), ErrorCode::Conflict);
        QCOMPARE(refused->reason(), reason);
        QVERIFY(!house.failure(std::move(first)));
        QCOMPARE(house.store.tables().services.size(), std::size_t(1));
        QCOMPARE(house.store.tables().deployments.size(), std::size_t(1));
    }
};

WAKEDOCK_TEST(TestDeployService)
#include "test_deploy_service.moc"
