#include "backend/infrastructure/caddy/config/proof_object.h"
#include "backend/infrastructure/caddy/config/route_object.h"
#include "tests/support/test_registry.h"
#include "tests/unit/caddy/json_compare.h"

#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::caddy;
using nlohmann::json;

namespace {

core::Route routeOf(const std::string &id, std::vector<std::string> hosts, core::TlsMode tls = core::TlsMode::Auto)
{
    return {.serviceId = core::ServiceId(id),
            .hosts = std::move(hosts),
            .dialA = id + "-a:80",
            .dialB = id + "-b:80",
            .tls = tls};
}

json objectOf(const std::vector<core::Route> &routes, bool plain = true, bool encrypted = false)
{
    const Placement placement{.server = "srv", .objectId = "wakedock", .plain = plain, .encrypted = encrypted};
    const GateWish gate{.gateAddress = "127.0.0.1:8485", .marksRoot = "/run/wakedock/awake"};
    return routeObject(placement, planHosts(routes, core::TlsMode::Auto), gate, 443);
}

const json &innerRoutes(const json &object)
{
    return object["handle"][0]["routes"];
}

/// The routes behind the hosts of the service that stands there.
const json &serviceRoutes(const json &object, std::size_t index)
{
    return innerRoutes(innerRoutes(object)[index]);
}

std::vector<core::Route> manyServices(std::size_t count)
{
    std::vector<core::Route> services;
    for (std::size_t number = 0; number < count; ++number) {
        const auto name = std::to_string(number);
        services.push_back(routeOf(name, {name + ".test", "alias-" + name + ".test"}));
    }
    return services;
}

void collectProxies(const json &node, std::vector<json> &into)
{
    if (node.is_object() && node.contains("handler") && node["handler"] == "reverse_proxy") {
        into.push_back(node);
    }
    for (const auto &below : node) {
        if (below.is_structured()) {
            collectProxies(below, into);
        }
    }
}

void collectMatchers(const json &node, std::vector<json> &into)
{
    if (node.is_object() && node.contains("match") && node["match"].is_array()) {
        into.insert(into.end(), node["match"].begin(), node["match"].end());
    }
    for (const auto &below : node) {
        if (below.is_structured()) {
            collectMatchers(below, into);
        }
    }
}

} // namespace

class TestRouteObject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsFirstForItsHostsAndEndsThere()
    {
        const auto object = objectOf({routeOf("2", {"b.test"}), routeOf("1", {"a.test", "alias.test"})});
        COMPARE_JSON(object["@id"], json("wakedock"));
        COMPARE_JSON(object["terminal"], json(true));
        COMPARE_JSON(object["match"], json::parse(R"([{"host": ["a.test", "alias.test", "b.test"]}])"));
    }

    void aServiceHasARouteForEachColourBehindItsMark()
    {
        const auto object = objectOf({routeOf("1", {"a.test", "alias.test"})});
        QCOMPARE(innerRoutes(object).size(), std::size_t(2));
        COMPARE_JSON(innerRoutes(object)[0]["match"], json::parse(R"([{"host": ["a.test", "alias.test"]}])"));
        QVERIFY(!innerRoutes(object)[0].contains("terminal")); // What is asleep goes on to the gate.
        const auto &routes = serviceRoutes(object, 0);
        QCOMPARE(routes.size(), std::size_t(2));
        COMPARE_JSON(routes[0], json::parse(R"({
            "match": [{"file": {"root": "/run/wakedock/awake", "try_files": ["a.test.a"]}}],
            "handle": [{"handler": "reverse_proxy", "upstreams": [{"dial": "1-a:80"}],
                        "transport": {"protocol": "http", "keep_alive": {
                            "max_idle_conns_per_host": 128, "idle_timeout": "2m", "probe_interval": "30s"}}}],
            "terminal": true})"));
        COMPARE_JSON(routes[1]["match"][0]["file"]["try_files"], json::parse(R"(["a.test.b"])"));
        COMPARE_JSON(routes[1]["handle"][0]["upstreams"][0]["dial"], json("1-b:80"));
    }

    void noMarkIsLookedForBesideTheHost()
    {
        // Caddy asks the matchers of one set in any order: it would look for the marks of services that nobody asks for.
        std::vector<json> matchers;
        collectMatchers(objectOf(manyServices(30)), matchers);
        std::size_t marks = 0;
        for (const auto &matcher : matchers) {
            if (matcher.contains("file")) {
                ++marks;
                QCOMPARE(matcher.size(), std::size_t(1));
            }
        }
        QCOMPARE(marks, std::size_t(60));
    }

    void eachProxyNamesItsTransport()
    {
        // Caddy closes what an unnamed one left open two minutes after its configuration is gone, and keeps it all until
        // then.
        std::vector<json> proxies;
        collectProxies(objectOf(manyServices(30)), proxies);
        collectProxies(proofObject("127.0.0.1:8485"), proxies);
        QVERIFY(proxies.size() > 90);
        for (const auto &proxy : proxies) {
            COMPARE_JSON(proxy.value("/transport/protocol"_json_pointer, json()), json("http"));
        }
    }

    void manyServicesStandInATreeAndTheirGateInAList()
    {
        const auto object = objectOf(manyServices(30));
        QCOMPARE(innerRoutes(object).size(), std::size_t(4)); // Three branches, and the gate.
        QCOMPARE(innerRoutes(innerRoutes(object)[0]).size(), std::size_t(10));
        QVERIFY(innerRoutes(innerRoutes(innerRoutes(object)[0])[0])[0]["match"][0].contains("file"));
        QCOMPARE(innerRoutes(object).back()["handle"][1]["routes"].size(), std::size_t(30));
    }

    void withoutAMarkTheGateIsAskedAndThenTheServiceItself()
    {
        const auto gate = innerRoutes(objectOf({routeOf("1", {"a.test"})})).back();
        QVERIFY(!gate.contains("match"));
        const auto &ask = gate["handle"][0];
        COMPARE_JSON(ask["upstreams"][0]["dial"], json("127.0.0.1:8485"));
        COMPARE_JSON(ask["rewrite"], json::parse(R"({"method": "GET", "uri": "/gate/{http.request.host}?"})"));
        COMPARE_JSON(ask["headers"]["request"]["set"]["X-Forwarded-Uri"], json::parse(R"(["{http.request.orig_uri}"])"));
        for (const auto *secret : {"Cookie", "Authorization", "Upgrade", "Connection", "Expect", "X-WakeDock-Reason"}) {
            const auto &dropped = ask["headers"]["request"]["delete"];
            QVERIFY2(std::ranges::find(dropped, json(secret)) != dropped.end(), secret);
        }
        COMPARE_JSON(
            ask["handle_response"],
            json::parse(R"([{"match": {"status_code": [204]}, "routes": [{"handle": [{"handler": "headers"}]}]}])"));
        COMPARE_JSON(gate["handle"][1]["routes"][0]["match"], json::parse(R"([{"host": ["a.test"]}])"));
        COMPARE_JSON(gate["handle"][1]["routes"][0]["handle"][0]["upstreams"][0]["dial"],
                     json("{http.reverse_proxy.header.X-Upstream}{wakedock.1}"));
    }

    void onlyAFailedDialAsksAgainAndErrorsStayErrors()
    {
        const auto errors = objectOf({routeOf("1", {"a.test"})})["handle"][0]["errors"]["routes"];
        QCOMPARE(errors.size(), std::size_t(3));
        COMPARE_JSON(errors[0]["match"][0]["expression"],
                     json("{http.error.message}.startsWith('dial ') && !{http.error.message}.contains('127.0.0.1:8485')"));
        COMPARE_JSON(errors[0]["handle"][0]["headers"]["request"]["set"]["X-WakeDock-Reason"],
                     json::parse(R"(["dial-failed"])"));
        const auto &silent = innerRoutes(errors[1]);
        COMPARE_JSON(silent[0]["match"], json::parse(R"([{"header": {"Accept": ["*text\u002fhtml*"]}}])"));
        COMPARE_JSON(silent[0]["handle"][0]["status_code"], json(503));
        COMPARE_JSON(silent[1]["handle"][0]["status_code"], json(503));
        COMPARE_JSON(errors[2],
                     json::parse(R"({"handle": [{"handler": "error", "status_code": "{http.error.status_code}"}]})"));
    }

    void theSameServicesGiveTheSameBytes()
    {
        const auto a = routeOf("1", {"a.test"});
        const auto b = routeOf("2", {"b.test"});
        QCOMPARE(objectOf({a, b}).dump(), objectOf({b, a}).dump());
    }

    void exactNamesComeBeforePatterns()
    {
        const auto object = objectOf({routeOf("1", {"*.apps.test", "own.test"}), routeOf("2", {"x.apps.test"})});
        std::vector<std::string> order;
        for (const auto &route : innerRoutes(object)) {
            if (route.contains("match")) {
                order.push_back(route["match"][0]["host"].dump());
            }
        }
        QCOMPARE(order,
                 (std::vector<std::string>{R"(["own.test"])", R"(["x.apps.test"])", R"(["own.test","x.apps.test"])",
                                           R"(["*.apps.test"])"}));
        COMPARE_JSON(serviceRoutes(object, 3)[0]["match"][0]["file"]["try_files"],
                     json::parse(R"(["_wildcard.apps.test.a"])"));
    }

    void publicNamesAreSentToHttpsAndSpecialNamesAreServed()
    {
        const std::vector<core::Route> services{routeOf("1", {"app.example.org", "app.home.arpa"})};
        const auto plain = objectOf(services, true, false);
        COMPARE_JSON(plain["match"], json::parse(R"([{"host": ["app.example.org", "app.home.arpa"]}])"));
        COMPARE_JSON(innerRoutes(plain)[0]["match"], json::parse(R"([{"host": ["app.example.org"], "protocol": "http"}])"));
        const json target("https://{http.request.host}{http.request.uri}");
        COMPARE_JSON(innerRoutes(plain)[0]["handle"][0]["headers"]["Location"][0], target);
        COMPARE_JSON(innerRoutes(plain)[1]["match"][0]["host"], json::parse(R"(["app.home.arpa"])"));
        // One mark tells for all hosts of the service.
        COMPARE_JSON(serviceRoutes(plain, 1)[0]["match"][0]["file"]["try_files"], json::parse(R"(["app.example.org.a"])"));
        const auto encrypted = objectOf(services, false, true);
        COMPARE_JSON(innerRoutes(encrypted)[0]["match"][0]["host"], json::parse(R"(["app.example.org", "app.home.arpa"])"));
    }

    void aServiceWithoutTlsIsNotOnTheHttpsPort()
    {
        const std::vector<core::Route> services{routeOf("1", {"app.example.org"}, core::TlsMode::Off)};
        COMPARE_JSON(innerRoutes(objectOf(services, true, false))[0]["match"][0]["host"],
                     json::parse(R"(["app.example.org"])"));
        QVERIFY(objectOf(services, false, true).is_null());
    }

    void aServerWithBothPortsServesEachHostOnce()
    {
        const auto object = objectOf({routeOf("1", {"a.test"}), routeOf("2", {"b.test"}, core::TlsMode::Off)}, true, true);
        COMPARE_JSON(object["match"], json::parse(R"([{"host": ["a.test", "b.test"]}])"));
        QCOMPARE(innerRoutes(object).size(), std::size_t(3));
    }

    void withoutServicesThereIsNoObjectThatCouldMatchEverything()
    {
        QVERIFY(objectOf({}).is_null());
        QVERIFY(objectOf({}, true, true).is_null());
    }

    void aNewerCaddyKeepsStreamsOverAChange()
    {
        const Placement placement{.server = "srv", .objectId = "wakedock", .plain = true, .encrypted = false};
        const GateWish gate{.gateAddress = "127.0.0.1:8485", .marksRoot = "/awake", .keepsStreams = true};
        const auto object = routeObject(placement, planHosts({routeOf("1", {"a.test"})}, core::TlsMode::Auto), gate, 443);
        COMPARE_JSON(serviceRoutes(object, 0)[0]["handle"][0]["stream_close_delay"], json("5m"));
        QVERIFY(!serviceRoutes(objectOf({routeOf("1", {"a.test"})}), 0)[0]["handle"][0].contains("stream_close_delay"));
    }
};

WAKEDOCK_TEST(TestRouteObject)
#include "test_route_object.moc"
