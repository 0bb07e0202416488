#include "backend/api/http/router.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <stdexcept>

using namespace wakedock;
using namespace wakedock::api;

namespace {

Route routeOf(const std::string &method, const std::string &pattern, std::string_view permission = permission::Public)
{
    Route route;
    route.method = method;
    route.pattern = pattern;
    route.permission = permission;
    route.handler = [](HttpRequest) -> Task<HttpResponse> { co_return HttpResponse::noContent(); };
    return route;
}

} // namespace

class TestRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPathFindsItsRouteAndItsParameters()
    {
        Router router;
        router.add(routeOf("GET", "/api/v1/services/{id}/logs/{line}"));
        const auto match = router.match("GET", {"api", "v1", "services", "a/b", "logs", "7"});
        QVERIFY(match.route);
        QCOMPARE(match.parameters.value("id"), std::string("a/b"));
        QCOMPARE(match.parameters.value("line"), std::string("7"));
        QVERIFY(!router.match("GET", {"api", "v1", "services", "", "logs", "7"}).route);
        QVERIFY(!router.match("GET", {"api", "v1", "services", "a", "logs", "7", ""}).route);
    }

    void aLiteralWinsOverAParameterAndGivesWayWhenItLeadsNowhere()
    {
        Router router;
        router.add(routeOf("GET", "/services/{id}"));
        router.add(routeOf("GET", "/services/{id}/start"));
        router.add(routeOf("GET", "/services/plan"));
        QCOMPARE(router.match("GET", {"services", "plan"}).route->pattern, std::string("/services/plan"));
        const auto start = router.match("GET", {"services", "plan", "start"});
        QCOMPARE(start.route->pattern, std::string("/services/{id}/start"));
        QCOMPARE(start.parameters.value("id"), std::string("plan"));
        QCOMPARE(start.parameters.size(), std::size_t(1));
    }

    void parametersMayBeNamedDifferentlyForEachMethod()
    {
        Router router;
        router.add(routeOf("GET", "/things/{id}"));
        router.add(routeOf("DELETE", "/things/{name}"));
        QVERIFY(router.match("GET", {"things", "x"}).parameters.contains("id"));
        QVERIFY(router.match("DELETE", {"things", "x"}).parameters.contains("name"));
    }

    void anotherMethodIsToldWhichThereAre()
    {
        Router router;
        router.add(routeOf("GET", "/a"));
        router.add(routeOf("POST", "/a"));
        QCOMPARE(router.match("DELETE", {"a"}).allow, std::string("GET, HEAD, OPTIONS, POST"));
        QVERIFY(router.match("HEAD", {"a"}).route);
        QVERIFY(router.match("GET", {"b"}).allow.empty());
    }

    void mistakesOfTheProgramAreFoundAtItsFirstStart()
    {
        Router router;
        router.add(routeOf("GET", "/a"));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, router.add(routeOf("GET", "/a")));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, router.add(routeOf("GET", "/b", "")));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, router.add(routeOf("HEAD", "/b")));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, router.add(routeOf("GET", "b")));
        Route deaf = routeOf("GET", "/b");
        deaf.handler = nullptr;
        QVERIFY_THROWS_EXCEPTION(std::logic_error, router.add(std::move(deaf)));
        QCOMPARE(router.routes().size(), std::size_t(1));
    }
};

WAKEDOCK_TEST(TestRouter)
#include "test_router.moc"
