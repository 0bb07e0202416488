#include "backend/infrastructure/caddy/config/wished_config.h"
#include "tests/support/test_registry.h"
#include "tests/unit/caddy/json_compare.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::caddy;
using nlohmann::json;

namespace {

ConfigWish wishOf(std::vector<std::string> hosts, bool isManaged = false)
{
    ConfigWish wish;
    wish.settings.marksRoot = "/awake";
    wish.isManaged = isManaged;
    for (const auto &host : hosts) {
        core::Route route;
        route.serviceId = core::ServiceId("id-" + host);
        route.hosts = {host};
        route.dialA = "10.213.0.10:80";
        route.dialB = "10.213.0.11:80";
        wish.routes.push_back(route);
    }
    return wish;
}

/// As Caddy adapts `site.example.org { respond hello }` and `http://plain.example.org { respond hi }`.
json handWritten()
{
    return json::parse(R"({"admin": {"listen": "127.0.0.1:2019"}, "apps": {"http": {"servers": {
        "srv0": {"listen": [":443"], "routes": [
            {"match": [{"host": ["site.example.org"]}], "handle": [{"handler": "static_response", "body": "hello"}], "terminal": true}]},
        "srv1": {"listen": [":80"], "routes": [
            {"match": [{"host": ["plain.example.org"]}], "handle": [{"handler": "static_response", "body": "hi"}]}]}}},
        "tls": {"automation": {"policies": [{"subjects": ["site.example.org"], "issuers": [{"module": "acme", "email": "x@example.org"}]}]}}}})");
}

std::vector<std::string> idsIn(const json &server)
{
    std::vector<std::string> ids;
    for (const auto &route : server["routes"]) {
        ids.push_back(route.value("@id", "-"));
    }
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

class TestWishedConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyCaddyGetsServersOfOurOwn()
    {
        const auto config = wishedConfig(nullptr, wishOf({"a.test"}));
        const auto &servers = config["apps"]["http"]["servers"];
        QCOMPARE(servers.size(), std::size_t(2));
        COMPARE_JSON(servers["wakedock-http"]["listen"], json::parse(R"([":80"])"));
        QCOMPARE(idsIn(servers["wakedock-http"]),
                 (Ids{"wakedock-proof", "wakedock", "wakedock-probe", "wakedock-http-404"}));
        COMPARE_JSON(servers["wakedock-https"]["listen"], json::parse(R"([":443"])"));
        QCOMPARE(idsIn(servers["wakedock-https"]), (Ids{"wakedock-https", "wakedock-https-404"}));
        QVERIFY(servers["wakedock-https"].contains("tls_connection_policies"));
    }

    void ourObjectStandsFirstInTheServersThatHoldThePorts()
    {
        const auto config = wishedConfig(handWritten(), wishOf({"a.test"}));
        const auto &servers = config["apps"]["http"]["servers"];
        QCOMPARE(servers.size(), std::size_t(2));
        QCOMPARE(idsIn(servers["srv0"]), (Ids{"wakedock-https", "-"}));
        QCOMPARE(idsIn(servers["srv1"]), (Ids{"wakedock-proof", "wakedock", "wakedock-probe", "-"}));
    }

    void aPortNobodyHoldsGetsAServerBesideTheOthers()
    {
        auto actual = handWritten();
        actual["apps"]["http"]["servers"].erase("srv1");
        const auto config = wishedConfig(actual, wishOf({"a.test"}));
        const auto &servers = config["apps"]["http"]["servers"];
        QCOMPARE(idsIn(servers["srv0"]), (Ids{"wakedock-https", "-"}));
        QCOMPARE(idsIn(servers["wakedock-http"]),
                 (Ids{"wakedock-proof", "wakedock", "wakedock-probe", "wakedock-http-404"}));
        QVERIFY(!servers.contains("wakedock-https"));
    }

    void whatIsInForceIsWishedAgainUnchanged()
    {
        for (const auto &actual : {json(), handWritten()}) {
            const auto once = wishedConfig(actual, wishOf({"a.test", "b.example.org"}));
            COMPARE_JSON(wishedConfig(once, wishOf({"b.example.org", "a.test"})), once);
        }
    }

    void removingTheLastServiceLeavesOnlyTheProbe()
    {
        const auto with = wishedConfig(handWritten(), wishOf({"a.test"}));
        const auto without = wishedConfig(with, wishOf({}));
        COMPARE_JSON(without, wishedConfig(handWritten(), wishOf({})));
        QCOMPARE(idsIn(without["apps"]["http"]["servers"]["srv1"]), (Ids{"wakedock-proof", "wakedock-probe", "-"}));
        COMPARE_JSON(without["apps"]["http"]["servers"]["srv0"], handWritten()["apps"]["http"]["servers"]["srv0"]);
        QVERIFY(without.dump().find("a.test") == std::string::npos);
    }

    void theOperatorsOwnStaysAsItWas()
    {
        auto config = wishedConfig(handWritten(), wishOf({"a.test"}));
        auto &servers = config["apps"]["http"]["servers"];
        servers["srv0"]["routes"].erase(0);
        servers["srv1"]["routes"].erase(0);
        servers["srv1"]["routes"].erase(0);
        servers["srv1"]["routes"].erase(0);
        config["apps"]["tls"]["automation"]["policies"].erase(0);
        config["apps"].erase("pki");
        config.erase("logging");
        COMPARE_JSON(config, handWritten());
    }

    void ourServersGiveWayWhenTheOperatorTakesThePorts()
    {
        auto later = wishedConfig(nullptr, wishOf({"a.test"}));
        const auto foreign = handWritten();
        later["apps"]["http"]["servers"]["srv0"] = foreign["apps"]["http"]["servers"]["srv0"];
        const auto config = wishedConfig(later, wishOf({"a.test"}));
        QVERIFY(!config["apps"]["http"]["servers"].contains("wakedock-https"));
        QCOMPARE(idsIn(config["apps"]["http"]["servers"]["srv0"]), (Ids{"wakedock-https", "-"}));
    }

    void certificatesForSpecialNamesComeFromTheInternalAuthority()
    {
        const auto config = wishedConfig(handWritten(), wishOf({"a.test", "pub.example.org"}));
        const auto &policies = config["apps"]["tls"]["automation"]["policies"];
        QCOMPARE(policies.size(), std::size_t(2));
        COMPARE_JSON(policies[0],
                     json::parse(R"({"@id": "wakedock-tls", "subjects": ["a.test"], "issuers": [{"module": "internal"}]})"));
        COMPARE_JSON(policies[1], handWritten()["apps"]["tls"]["automation"]["policies"][0]);
    }

    void anAccountForThePublicAuthorityNamesItsHosts()
    {
        auto wish = wishOf({"pub.example.org"});
        wish.settings.acme.email = "ops@example.org";
        const auto config = wishedConfig(nullptr, wish);
        COMPARE_JSON(config["apps"]["tls"]["automation"]["policies"][0],
                     json::parse(R"({"@id": "wakedock-acme", "subjects": ["pub.example.org"],
                                 "issuers": [{"module": "acme", "email": "ops@example.org"}]})"));
    }

    void noPolicyOfOursIsEverForEverybody()
    {
        auto wish = wishOf({});
        wish.settings.acme.email = "ops@example.org";
        const auto config = wishedConfig(wishedConfig(nullptr, wishOf({"a.test"})), wish);
        QVERIFY(config["apps"]["tls"]["automation"].empty());
    }

    void onlyAManagedCaddyGetsPorts()
    {
        auto wish = wishOf({"a.test"}, true);
        wish.ports = {.http = 8080, .https = 8443};
        const auto config = wishedConfig(baseConfig("127.0.0.1:2019", wish.ports, "/data/caddy.log"), wish);
        COMPARE_JSON(config["apps"]["http"]["http_port"], json(8080));
        COMPARE_JSON(config["admin"]["listen"], json("127.0.0.1:2019"));
        QVERIFY(!wishedConfig(handWritten(), wishOf({"a.test"}))["apps"]["http"].contains("http_port"));
    }

    void theInternalAuthorityKeepsOutOfTheSystemsStore()
    {
        const json silent = {{"@id", "wakedock-authority"}, {"install_trust", false}};
        const auto config = wishedConfig(handWritten(), wishOf({"a.test"}));
        COMPARE_JSON(config["apps"]["pki"]["certificate_authorities"]["local"], silent);
        QVERIFY(!wishedConfig(config, wishOf({"pub.example.org"}))["apps"].contains("pki"));
        auto chosen = handWritten();
        chosen["apps"]["pki"]["certificate_authorities"]["local"]["install_trust"] = true;
        COMPARE_JSON(wishedConfig(chosen, wishOf({"a.test"}))["apps"]["pki"], chosen["apps"]["pki"]);
    }

    void aPortComesFromSettingsThenOurStartThenTheConfiguration()
    {
        CaddySettings settings;
        const auto actual = json::parse(R"({"apps": {"http": {"http_port": 8000}}})");
        QCOMPARE(resolvePorts(settings, std::nullopt, nullptr), (ProxyPorts{.http = 80, .https = 443}));
        QCOMPARE(resolvePorts(settings, std::nullopt, actual), (ProxyPorts{.http = 8000, .https = 443}));
        QCOMPARE(resolvePorts(settings, ProxyPorts{.http = 8080, .https = 8443}, actual),
                 (ProxyPorts{.http = 8080, .https = 8443}));
        settings.httpsPort = 9443;
        QCOMPARE(resolvePorts(settings, std::nullopt, actual), (ProxyPorts{.http = 8000, .https = 9443}));
    }

    void theRevisionNamesTheContent()
    {
        QCOMPARE(revisionOf(wishOf({"a.test", "b.test"})), revisionOf(wishOf({"b.test", "a.test"})));
        QVERIFY(revisionOf(wishOf({"a.test"})) != revisionOf(wishOf({"b.test"})));
        auto other = wishOf({"a.test"});
        other.settings.gateListen = "127.0.0.1:9999";
        QVERIFY(revisionOf(wishOf({"a.test"})) != revisionOf(other));
    }
};

WAKEDOCK_TEST(TestWishedConfig)
#include "test_wished_config.moc"
