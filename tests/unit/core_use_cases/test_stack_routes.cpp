// Services of a stack that have a domain, on a whole core over fakes.
#include "backend/core/domain/rules/deployment_rules.h"
#include "tests/support/fixtures/routed_stack.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

class TestStackRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServiceWithADomainIsServedWhenItIsReady()
    {
        StackHouse house;
        house.create(routedYaml());
        QVERIFY(isServed(house));
        QCOMPARE(markOf(house), std::string("a"));
        QCOMPARE(webContainers(house), std::string("shop_web_1 a=1"));
        const auto service = house.service("shop-web");
        QVERIFY(service->record.config.kind == ServiceKind::Compose);
        QCOMPARE(service->state.status, ServiceStatus::Running);
        QCOMPARE(service->record.resolvedPort, std::optional(80));
        // Where Caddy dials: its pinned address in WakeDock's network.
        const Container web = house.engine.world.container("shop_web_1").seen;
        QCOMPARE(web.addresses.at("wakedock"), service->record.addresses.a.ip);
        QCOMPARE(house.probe.asked().back().ip, service->record.addresses.a.ip);
        const auto rows = house.stack().services;
        QCOMPARE(rows[1].domain, std::string(shopDomain));
        QCOMPARE(rows[1].serviceId, service->record.id.value);
        QVERIFY(rows[0].domain.empty());
        QVERIFY(stepsText(house.lastOperation().steps).ends_with("wait_ready:done publish_route:done announce:done"));
    }

    void itSleepsAsTheOperatorSaysWhereItsLabelsSayNothing()
    {
        StackHouse house;
        house.sleepDefaults.enabled = true;
        house.sleepDefaults.idleMinutes = 7;
        house.sleepDefaults.stopMode = StopMode::Pause;
        house.restart();
        house.create("services: {web: {image: 'nginx:1.25', labels: {wakedock.domain: shop.example.org, "
                     "wakedock.sleep.idle_minutes: '9', wakedock.loading_page.title: 'The shop'}}}\n");
        const ServiceConfig config = house.service("shop-web")->record.config;
        QVERIFY(config.sleep.enabled);
        QCOMPARE(config.sleep.idleMinutes, 9);
        QVERIFY(config.sleep.stopMode == StopMode::Stop);
        QCOMPARE(config.loadingPage.title, std::string("The shop"));
    }

    void onLoopbackItsPortIsPublishedByWakeDocksOwnFile()
    {
        StackHouse house;
        house.addresses.useLoopback();
        house.create(routedYaml());
        const auto service = house.service("shop-web");
        const auto &ports = house.engine.world.container("shop_web_1").spec.ports;
        QCOMPARE(ports.size(), std::size_t(1));
        QCOMPARE(ports[0].hostPort, service->record.addresses.a.port);
        QCOMPARE(ports[0].containerPort, 80);
        QCOMPARE(house.proxy.routeOf(shopDomain)->dialA, "127.0.0.1:" + std::to_string(service->record.addresses.a.port));
        house.change(routedYaml("nginx:1.26"));
        QCOMPARE(house.engine.world.container("shop_web_2").spec.ports[0].hostPort, service->record.addresses.b.port);
    }

    void itsPortIsPublishedWhereItsHostIsReachedAtThatTime()
    {
        StackHouse house;
        house.addresses.useLoopback();
        Host elsewhere;
        elsewhere.id = localHost();
        elsewhere.url = "ssh://ada@attic";
        house.addresses.take(elsewhere);
        house.addresses.names["attic"] = "10.0.0.5";
        house.create(routedYaml());
        QCOMPARE(house.engine.world.container("shop_web_1").spec.ports[0].hostIp, std::string("10.0.0.5"));
        house.addresses.names["attic"] = "10.0.0.6";
        house.change(routedYaml("nginx:1.26"));
        QCOMPARE(house.engine.world.container("shop_web_2").spec.ports[0].hostIp, std::string("10.0.0.6"));
        QCOMPARE(house.service("shop-web")->record.addresses.b.ip, std::string("10.0.0.6"));
        QCOMPARE(house.service("shop-web")->record.addresses.a.ip, std::string("10.0.0.5"));
        house.addresses.names.clear();
        QCOMPARE(house.changeFailure(routedYaml("nginx:1.25"))->reason(), std::string("service_address_unknown"));
        QCOMPARE(webContainers(house), std::string("shop_web_2 b=2"));
    }

    void aChangeStartsTheNextContainerFirstAndChangesNoConfigurationOfTheProxy()
    {
        StackHouse house;
        house.create(routedYaml());
        const int changes = house.proxy.changes();
        const std::string database = house.engine.world.container("shop_db_1").seen.id;
        house.compose.ran.clear();
        house.change(routedYaml("nginx:1.26"));
        QCOMPARE(house.compose.ran,
                 (std::vector<std::string>{"check shop +labels", "up shop +labels db", "beside shop +labels web"}));
        QCOMPARE(webContainers(house), std::string("shop_web_2 b=2"));
        QCOMPARE(markOf(house), std::string("b"));
        QCOMPARE(house.proxy.changes(), changes);
        QCOMPARE(house.engine.world.container("shop_db_1").seen.id, database);
        QCOMPARE(house.service("shop-web")->record.revision, std::int64_t(2));
        QCOMPARE(house.stack().status, StackStatus::Running);
        house.change(routedYaml("nginx:1.25"));
        QCOMPARE(webContainers(house), std::string("shop_web_3 a=3"));
        QCOMPARE(markOf(house), std::string("a"));
    }

    void theContainerBeforeServesUntilTheNextOneIsReady()
    {
        StackHouse house;
        house.create(routedYaml());
        const auto addresses = house.service("shop-web")->record.addresses;
        house.probe.refuse(addresses.b.ip + ":80");
        const auto ticket = house.begin(house.core().stacks.change.execute(
            WorkshopFixture::as(Role::Admin), {shopId(), {}, StackHouse::content(routedYaml("nginx:1.26")), {}}));
        QVERIFY(waitUntil([&house] { return webContainers(house) == "shop_web_1 a=1 shop_web_2 b=2"; }));
        QCOMPARE(markOf(house), std::string("a"));
        house.probe.answer(addresses.b.ip + ":80", {.passed = true, .reason = {}});
        QVERIFY(!WorkshopFixture::failureOf(ticket));
        QCOMPARE(markOf(house), std::string("b"));
    }

    void whatDoesNotChangeStaysAsItIs()
    {
        StackHouse house;
        house.create(routedYaml());
        const std::string web = house.engine.world.container("shop_web_1").seen.id;
        std::string yaml = routedYaml();
        yaml.replace(yaml.find("app:1"), 5, "nginx:1.26");
        house.change(yaml);
        QCOMPARE(house.engine.world.container("shop_web_1").seen.id, web);
        QCOMPARE(webContainers(house), std::string("shop_web_1 a=1"));
        QCOMPARE(house.service("shop-web")->record.revision, std::int64_t(1));
        QCOMPARE(markOf(house), std::string("a"));
    }

    void whereOnlyOneCanBeItIsRecreated_data()
    {
        QTest::addColumn<std::string>("more");
        QTest::newRow("container_name") << std::string(", container_name: only");
        QTest::newRow("host port") << std::string(", ports: ['8080:80']");
    }
    void whereOnlyOneCanBeItIsRecreated()
    {
        QFETCH(std::string, more);
        StackHouse house;
        house.create(routedYaml("nginx:1.25", more));
        house.compose.ran.clear();
        house.change(routedYaml("nginx:1.26", more));
        QCOMPARE(house.compose.ran, (std::vector<std::string>{"check shop +labels", "up shop +labels"}));
        QCOMPARE(webContainers(house), std::string("shop_web_1 b=2"));
        QCOMPARE(markOf(house), std::string("b"));
    }

    void downWithdrawsTheRouteAndUpBringsItBack()
    {
        StackHouse house;
        house.create(routedYaml());
        house.finish(house.core().stacks.down.execute(WorkshopFixture::as(Role::Admin), shopId()));
        house.calm();
        QVERIFY(!isServed(house));
        QCOMPARE(markOf(house), std::string("none"));
        QCOMPARE(house.service("shop-web")->state.status, ServiceStatus::Stopped);
        house.restart();
        house.calm();
        QVERIFY(!isServed(house));
        // The domain stays the stack's.
        const auto taken = house.deployFailure(aService("other").at(shopDomain));
        QCOMPARE(taken->reason(), std::string("domain_taken"));
        house.finish(house.core().stacks.up.execute(WorkshopFixture::as(Role::Admin), shopId(), {}));
        house.calm();
        QVERIFY(isServed(house));
        QCOMPARE(markOf(house), std::string("a"));
        QCOMPARE(webContainers(house), std::string("shop_web_1 a=1"));
        house.finish(house.core().stacks.remove.execute(WorkshopFixture::as(Role::Admin), {shopId(), {}, {}}));
        QCOMPARE(house.traces(), std::string());
        QVERIFY(house.store.tables().services.empty());
    }

    void whoWasNotTouchedNeedNotProveAgainThatItStaysUp()
    {
        StackHouse house;
        house.create(routedYaml());
        house.clock.skipSleeps(false);
        const auto ticket = house.begin(house.core().stacks.change.execute(
            WorkshopFixture::as(Role::Admin), {shopId(), {}, StackHouse::content(routedYaml("nginx:1.26")), {}}));
        // Time stands still, and visitors have moved.
        QVERIFY(waitUntil([&house] { return markOf(house) == "b"; }));
        house.clock.skipSleeps(true, std::chrono::hours(1));
        house.clock.advance(std::chrono::seconds(1));
        QVERIFY(!WorkshopFixture::failureOf(ticket));
    }

    void theRouteIsKeptOverARestart()
    {
        StackHouse house;
        house.create(routedYaml());
        house.change(routedYaml("nginx:1.26"));
        house.restart();
        house.calm();
        QVERIFY(isServed(house));
        QCOMPARE(markOf(house), std::string("b"));
        QCOMPARE(house.service("shop-web")->state.status, ServiceStatus::Running);
    }

    void anotherDomainMovesTheServiceAndNoDomainTakesItsRouteAway()
    {
        StackHouse house;
        house.create(routedYaml());
        house.change(routedYaml("nginx:1.25", "", "next.example.org"));
        QVERIFY(!isServed(house) && isServed(house, "next.example.org"));
        QCOMPARE(markOf(house) + markOf(house, "next.example.org"), std::string("noneb"));
        house.change("services: {web: {image: 'nginx:1.25'}, db: {image: 'app:1'}}\n");
        QVERIFY(!isServed(house, "next.example.org"));
        QCOMPARE(markOf(house, "next.example.org"), std::string("none"));
        QVERIFY(!house.service("shop-web"));
        QCOMPARE(house.containerNames(), std::string("shop_db_1 shop_web_1"));
    }

    void twoServicesOfAStackSwapTheirDomainsInOneChange()
    {
        const auto swapped = [](const std::string &web, const std::string &api) {
            return "services:\n  web: {image: 'nginx:1.25', labels: {wakedock.domain: " + web
                + "}}\n  api: {image: 'nginx:1.26', labels: {wakedock.domain: " + api + "}}\n";
        };
        StackHouse house;
        house.create(swapped("one.example.org", "two.example.org"));
        const auto dialOf = [&house](const char *domain) {
            const auto route = house.proxy.routeOf(domain);
            return !route ? std::string("none") : markOf(house, domain) == "a" ? route->dialA : route->dialB;
        };
        const auto addressOf = [&house](const char *service) {
            const auto record = house.service(service)->record;
            return dialText(dialAddress(record.addresses, record.liveColour, *record.resolvedPort));
        };
        const int changes = house.proxy.changes();
        house.change(swapped("two.example.org", "one.example.org"));
        // Both in one configuration: nobody finds a domain missing meanwhile.
        QCOMPARE(house.proxy.changes(), changes + 1);
        QCOMPARE(dialOf("two.example.org"), addressOf("shop-web"));
        QCOMPARE(dialOf("one.example.org"), addressOf("shop-api"));
        QCOMPARE(markOf(house, "one.example.org") + markOf(house, "two.example.org"), std::string("bb"));
        QCOMPARE(webContainers(house), std::string("shop_api_2 b=2 shop_web_2 b=2"));
        house.restart();
        house.calm();
        QCOMPARE(dialOf("two.example.org"), addressOf("shop-web"));
        QCOMPARE(dialOf("one.example.org"), addressOf("shop-api"));
    }
};

WAKEDOCK_TEST(TestStackRoutes)
#include "test_stack_routes.moc"
