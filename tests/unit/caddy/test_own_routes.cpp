#include "backend/infrastructure/caddy/config/route_object.h"
#include "tests/support/test_registry.h"
#include "tests/unit/caddy/json_compare.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::caddy;
using core::RouteTargetKind;
using nlohmann::json;

namespace {

core::Route ofService(const std::string &id, std::vector<std::string> hosts)
{
    return {.serviceId = core::ServiceId(id), .hosts = std::move(hosts), .dialA = id + "-a:80", .dialB = id + "-b:80"};
}

core::Route ownOf(const std::string &id, std::vector<std::string> hosts, const std::string &prefix = {})
{
    core::OperatorRoute route;
    route.id = core::OperatorRouteId(id);
    route.hosts = std::move(hosts);
    route.pathPrefix = prefix;
    route.target.address.dial = id + ":80";
    return core::routeOf(std::move(route));
}

json servedOf(const std::vector<core::Route> &routes, bool plain = true, bool encrypted = false)
{
    const Placement placement{.server = "srv", .objectId = "wakedock", .plain = plain, .encrypted = encrypted};
    const GateWish gate{.gateAddress = "127.0.0.1:8485", .marksRoot = "/awake"};
    return routeObject(placement, planHosts(routes, core::TlsMode::Auto), gate, 443);
}

QString dialOf(const json &handler)
{
    return QString::fromStdString(handler["upstreams"][0]["dial"].get<std::string>()).section(':', 0, 0);
}

/// Who is asked, in order: `own id`, `snippet`, a service's dial, `gate`, `404`.
QStringList orderOf(const json &routes)
{
    QStringList order;
    for (const auto &route : routes) {
        const auto &handler = route["handle"][0];
        if (handler["handler"] == "static_response") {
            order << "404";
        } else if (handler["handler"] != "subroute") {
            order << (handler.contains("rewrite") ? "gate" : dialOf(handler));
        } else if (route.contains("terminal")) {
            order << "own " + dialOf(handler["routes"][0]["handle"].back());
        } else if (!route.contains("match")) {
            order << "snippet";
        } else {
            order << orderOf(handler["routes"]);
        }
    }
    return order;
}

QString orderIn(const json &object)
{
    return orderOf(object["handle"][0]["routes"]).join(' ');
}

} // namespace

class TestOwnRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void longPrefixesComeFirstExactHostsBeforePatternsAndTheRestIsNotFound()
    {
        const auto object =
            servedOf({ofService("1", {"a.test"}), ofService("2", {"*.test"}), ownOf("r1", {"a.test"}, "/api"),
                      ownOf("r2", {"a.test"}, "/api/v2"), ownOf("r3", {"*.test"}, "/api"), ownOf("r4", {"b.test"})});
        QCOMPARE(orderIn(object), QString("own r2 own r1 own r4 1-a 1-b gate own r3 2-a 2-b gate 404"));
        COMPARE_JSON(object["match"][0]["host"], json::parse(R"(["*.test", "a.test", "b.test"])"));
        const auto &routes = object["handle"][0]["routes"];
        COMPARE_JSON(routes[0]["match"], json::parse(R"([{"host": ["a.test"], "path": ["/api/v2", "/api/v2\u002f*"]}])"));
        // A sleeping service's visitors must not go to whom a pattern over its name belongs.
        COMPARE_JSON(routes[4]["match"], json::parse(R"([{"host": ["a.test"]}])"));
    }

    void theSameRoutesGiveTheSameBytes()
    {
        const auto a = ownOf("r1", {"a.test"}, "/x");
        const auto b = ownOf("r2", {"a.test"}, "/y");
        const auto c = ofService("1", {"a.test"});
        QCOMPARE(servedOf({a, b, c}).dump(), servedOf({c, b, a}).dump());
        QCOMPARE(servedOf({a, b, c}, true, true).dump(), servedOf({b, c, a}, true, true).dump());
    }

    void whatIsOffIsNotThere()
    {
        auto route = ownOf("r1", {"a.test"});
        route.own->isEnabled = false;
        QVERIFY(servedOf({route}).is_null());
    }

    void aServerWithBothPortsServesEachRouteOnce()
    {
        auto open = ownOf("r2", {"b.example.org"});
        open.own->tls = open.tls = core::TlsMode::Off;
        QCOMPARE(orderIn(servedOf({ownOf("r1", {"a.test"}), open}, true, true)), QString("own r1 own r2 404"));
    }

    void theHoldersCertificateCountsForPrefixesToo()
    {
        auto below = ownOf("r1", {"a.example.org"}, "/api");
        below.own->tls = below.tls = core::TlsMode::Off;
        const auto plan = planHosts({below, ofService("1", {"a.example.org"})}, core::TlsMode::Auto);
        QCOMPARE(plan.redirected, (std::vector<std::string>{"a.example.org"}));
        QVERIFY(plan.plain.empty() && plan.ownPlain.empty());
        QCOMPARE(plan.publicSubjects, (std::vector<std::string>{"a.example.org"}));
    }

    void aRouteToAServiceGoesByItsMarksAndItsGate()
    {
        auto route = ownOf("r1", {"x.test"}, "/shop");
        route.own->target = {};
        route.own->target.kind = RouteTargetKind::Service;
        route.own->target.service = core::ServiceId("1");
        const auto inner =
            servedOf({ofService("1", {"a.test"}), route})["handle"][0]["routes"][0]["handle"][0]["routes"][0]["handle"][0];
        COMPARE_JSON(inner["routes"][0]["match"],
                     json::parse(R"([{"file": {"root": "/awake", "try_files": ["a.test.a"]}}])"));
        COMPARE_JSON(inner["routes"][2]["handle"][0]["rewrite"]["uri"], json("/gate/a.test?"));
        COMPARE_JSON(inner["routes"][2]["handle"][1]["upstreams"][0]["dial"],
                     json("{http.reverse_proxy.header.X-Upstream}{wakedock.1}"));
        COMPARE_JSON(inner["errors"]["routes"][0]["handle"][0]["rewrite"]["uri"], json("/gate/a.test?"));
    }

    void aRouteToAServiceThatIsNotThereSaysSo()
    {
        auto route = ownOf("r1", {"x.test"});
        route.own->target = {};
        route.own->target.kind = RouteTargetKind::Service;
        route.own->target.service = core::ServiceId("gone");
        const auto handler = servedOf({route})["handle"][0]["routes"][0]["handle"][0]["routes"][0]["handle"][0];
        COMPARE_JSON(handler["status_code"], json(503));
    }

    void aSnippetComesBeforeItsServiceAndEndsNothing()
    {
        auto service = ofService("1", {"a.test"});
        service.snippet = R"([{"handle":[{"handler":"encode"}]}])";
        const auto object = servedOf({service, ofService("2", {"b.test"})});
        QCOMPARE(orderIn(object), QString("snippet 1-a 1-b 2-a 2-b gate"));
        COMPARE_JSON(object["handle"][0]["routes"][0]["handle"][0]["routes"][0], json::parse(R"({"handle":
            [{"handler": "subroute", "routes": [{"handle": [{"handler": "encode"}]}]}]})"));
    }
};

WAKEDOCK_TEST(TestOwnRoutes)
#include "test_own_routes.moc"
