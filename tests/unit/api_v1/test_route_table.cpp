#include "api_world.h"
#include "backend/api/pages/page_routes.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <set>

using namespace wakedock;
using namespace wakedock::tests;

class TestRouteTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRouteIsDocumentedWithItsPermissionAndEveryDocumentedCallHasARoute()
    {
        const ApiWorld world;
        std::map<std::string, std::string> documented;
        for (const auto &[id, operation] : world.catalog.operations()) {
            documented[operation.method + " " + operation.pattern] = operation.permission;
        }
        std::map<std::string, std::string> served;
        for (const auto &route : world.router.routes()) {
            served[route.method + " " + route.pattern] = route.permission;
            QVERIFY2(!route.permission.empty(), route.pattern.c_str());
        }
        QCOMPARE(served, documented);
        QVERIFY(served.size() >= 25);
    }

    void pagesAreOpenAndNothingElseIsOutsideTheDocument()
    {
        ApiWorld world;
        const auto before = world.router.routes().size();
        api::PageRoutes(world.document).addRoutes(world.router);
        std::set<std::string> pages;
        for (auto i = before; i < world.router.routes().size(); ++i) {
            pages.insert(world.router.routes()[i].pattern);
            QCOMPARE(world.router.routes()[i].permission, std::string("public"));
        }
        QCOMPARE(pages,
                 (std::set<std::string>{"/", "/api/docs", "/assets/pages.css", "/assets/wakedock.svg", "/favicon.ico"}));
    }

    void updatesNeedIfMatchAndOnlyThey()
    {
        const ApiWorld world;
        for (const auto &route : world.router.routes()) {
            QCOMPARE(route.needsIfMatch, route.method == "PUT" || route.method == "PATCH");
        }
    }

    void whatIsOpenToEverybodyIsThisAndNoMore()
    {
        const ApiWorld world;
        std::set<std::string> open;
        for (const auto &route : world.router.routes()) {
            if (route.permission == "public") {
                open.insert(route.method + " " + route.pattern);
            }
        }
        QCOMPARE(open,
                 (std::set<std::string>{"GET /api/v1/setup", "POST /api/v1/setup", "POST /api/v1/auth/login",
                                        "POST /api/v1/auth/refresh", "GET /api/v1/openapi.json", "GET /api/v1/ws",
                                        "GET /api/v1/services/{id}/terminal", "GET /api/v1/containers/{id}/terminal",
                                        "GET /healthz", "GET /readyz"}));
    }
};

WAKEDOCK_TEST(TestRouteTable)
#include "test_route_table.moc"
