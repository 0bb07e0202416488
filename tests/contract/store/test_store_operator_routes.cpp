#include "backend/core/repositories/i_operator_route_repository.h"
#include "store_contract.h"
#include "tests/support/test_registry.h"

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

OperatorRoute storedRoute(const std::string &id, const std::string &host, const std::string &prefix = {})
{
    OperatorRoute route;
    route.id = OperatorRouteId(id);
    route.hosts = {host};
    route.pathPrefix = prefix;
    route.target.address.dial = "127.0.0.1:80";
    route.owner = "ada";
    route.createdAt = route.updatedAt = atSecond(0);
    return route;
}

} // namespace

class TestStoreOperatorRoutes : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void aRouteComesBackAsItWasStored_data()
    {
        QTest::addColumn<int>("kind");
        for (const auto kind :
             {RouteTargetKind::Address, RouteTargetKind::Redirect, RouteTargetKind::Static, RouteTargetKind::Service}) {
            QTest::addRow("kind %d", static_cast<int>(kind)) << static_cast<int>(kind);
        }
    }

    void aRouteComesBackAsItWasStored()
    {
        QFETCH(const int, kind);
        OperatorRoute stored = storedRoute("r1", "nas.example.org", "/files");
        stored.hosts.emplace_back("*.nas.example.org");
        stored.stripsPrefix = true;
        stored.target = {};
        stored.target.kind = static_cast<RouteTargetKind>(kind);
        switch (stored.target.kind) {
        case RouteTargetKind::Address:
            stored.target.address = {"[fd00::1]:443", true, "nas.lan", true, HostHeader::Upstream};
            break;
        case RouteTargetKind::Redirect:
            stored.target.redirect = {"https://new.example.org", 301, false};
            break;
        case RouteTargetKind::Static:
            stored.target.answer = {410, "gone\n\"for good\"", "text/html"};
            break;
        case RouteTargetKind::Service:
            stored.target.service = ServiceId("s1");
            break;
        }
        stored.requestHeaders = {{{"X-One", "1"}}, {{"X-Two", "2"}}, {"X-Three"}};
        stored.responseHeaders.set = {{"X-Frame-Options", "DENY"}};
        stored.tls = TlsMode::Internal;
        stored.isEnabled = false;
        stored.updatedAt = atSecond(5);
        write([&](Repositories &all) { stored = all.operatorRoutes().create(stored); });
        QCOMPARE(stored.version, 1);
        read([&](Repositories &all) {
            QCOMPARE(all.operatorRoutes().find(OperatorRouteId("r1")), std::optional(stored));
            QVERIFY(!all.operatorRoutes().find(OperatorRouteId("r2")));
        });
    }

    void routesAreListedByHostAndPrefix()
    {
        write([](Repositories &all) {
            all.operatorRoutes().create(storedRoute("1", "b.example.org"));
            all.operatorRoutes().create(storedRoute("2", "a.example.org", "/z"));
            all.operatorRoutes().create(storedRoute("3", "a.example.org"));
        });
        read([](Repositories &all) {
            std::string order;
            for (const auto &route : all.operatorRoutes().list()) {
                order += route.id.value;
            }
            QCOMPARE(order, std::string("321"));
        });
    }

    void anUpdateRaisesTheVersionAndRefusesAnOldOne()
    {
        OperatorRoute route = storedRoute("1", "a.example.org");
        write([&](Repositories &all) {
            route = all.operatorRoutes().create(route);
            route.hosts = {"b.example.org"};
            route = all.operatorRoutes().update(route);
        });
        QCOMPARE(route.version, 2);
        read([&](Repositories &all) { QCOMPARE(all.operatorRoutes().find(OperatorRouteId("1")), std::optional(route)); });
        route.version = 1;
        QCOMPARE(refusalReason([&](Repositories &all) { all.operatorRoutes().update(route); }),
                 std::string("version_changed"));
        QCOMPARE(refusalReason([](Repositories &all) { all.operatorRoutes().update(storedRoute("9", "no.example")); }),
                 std::string("route_not_found"));
        QCOMPARE(refusalReason([](Repositories &all) { all.operatorRoutes().create(storedRoute("1", "c.example.org")); }),
                 std::string("id_taken"));
    }

    void aRemovedRouteIsGoneAndMayBeRemovedAgain()
    {
        write([](Repositories &all) {
            all.operatorRoutes().create(storedRoute("1", "a.example.org"));
            all.operatorRoutes().remove(OperatorRouteId("1"));
            all.operatorRoutes().remove(OperatorRouteId("1"));
        });
        read([](Repositories &all) { QVERIFY(all.operatorRoutes().list().empty()); });
    }
};

WAKEDOCK_TEST(TestStoreOperatorRoutes)
#include "test_store_operator_routes.moc"
