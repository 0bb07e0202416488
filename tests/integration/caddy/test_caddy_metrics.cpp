#include "backend/infrastructure/caddy/monitoring/caddy_metrics.h"
#include "tests/integration/caddy/caddy_world.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::tests;
using core::Colour;

/// What a real Caddy counts.
class TestCaddyMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = std::make_unique<CaddyWorld>(); }
    void cleanup()
    {
        m_metrics.reset();
        m_proxy.reset();
        m_world.reset();
    }

    void requestsToServersOfOursAreCountedByClass()
    {
        QVERIFY(m_world->startForeignCaddy(R"({"admin": {"listen": "ADMIN"}})"));
        serve();
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(m_world->visit("app.test").status, 200);
        }
        QCOMPARE(m_world->visit("nobody.test").status, 404);
        const auto counters = read();
        const auto &http = counters.servers.at("wakedock-http");
        QVERIFY(http.isOurs && http.isCounted && http.hasOurRoutes);
        QVERIFY(http.traffic.classes[1] >= 3);
        QVERIFY(http.traffic.classes[3] >= 1);
        QVERIFY(http.traffic.requests >= 4);
        QVERIFY(!http.traffic.buckets.empty());
        QVERIFY(counters.startedAt);
        QVERIFY(counters.changes >= 1);
        QVERIFY2(!counters.hosts, "Caddy 2.6 does not count by host");
    }

    void aServerOfAnybodyElsesIsNotTouchedAndSaidNotToBeCounted()
    {
        QVERIFY(m_world->startForeignCaddy("{\n admin ADMIN\n auto_https off\n}\n"
                                           "http://hand.test:HTTP {\n respond \"by hand\"\n}\n"));
        serve();
        QCOMPARE(m_world->visit("app.test").status, 200);
        const auto counters = read();
        const auto &foreign = counters.servers.at("srv0");
        QVERIFY(!foreign.isOurs && !foreign.isCounted && foreign.hasOurRoutes);
        QCOMPARE(foreign.traffic.requests, 0.0);
        QVERIFY(m_world->adminText("/config/apps/http/servers/srv0/metrics").find("null") == 0);
    }

    void whatIsOnItsWayToAServiceIsSeen()
    {
        QVERIFY(m_world->startForeignCaddy(R"({"admin": {"listen": "ADMIN"}})"));
        serve();
        const auto held = m_world->visiting("app.test", "/held", "GET", {});
        QVERIFY(waitUntil([this] { return m_world->blue.held() == 1; }));
        QCOMPARE(read().inFlight.at(m_route.serviceId), 1);
        m_world->blue.release();
        QVERIFY(waitUntil([this] { return read().inFlight.at(m_route.serviceId) == 0; }));
    }

    /// Caddy counts on for servers that are gone. Its configuration may be megabytes.
    void aServerThatIsCountedAndNowhereToBeFoundIsLookedForOnce()
    {
        ScriptedHttpServer caddy([](const ScriptedHttpServer::Request &request, ScriptedHttpServer::Peer peer) {
            if (request.target == "/metrics") {
                peer.answer(200, "caddy_http_requests_total{handler=\"subroute\",server=\"gone\"} 7\n");
            } else {
                peer.answer(200, request.target == "/config/" ? R"({"apps":{"http":{"servers":{"here":{}}}}})" : "[]");
            }
        });
        const auto address = "http:" + std::string("//127.0.0.1:") + std::to_string(caddy.listenTcp());
        caddy::CaddyMetrics metrics(address, m_world->clock);
        for (int i = 0; i < 4; ++i) {
            const auto counters = await(metrics.read({}, {}));
            QCOMPARE(counters.servers.at("gone").traffic.requests, 7.0);
            QVERIFY(counters.servers.contains("here"));
        }
        // At first, and once for the unknown one.
        QCOMPARE(std::ranges::count(caddy.requests(), std::string("/config/"), &ScriptedHttpServer::Request::target), 2);
    }

    /// Connections that are not told look like none, and what has some is not to fall asleep.
    void aCaddyThatDoesNotTellOfItsConnectionsIsAProblem()
    {
        ScriptedHttpServer caddy([](const ScriptedHttpServer::Request &request, ScriptedHttpServer::Peer peer) {
            peer.answer(request.target == "/reverse_proxy/upstreams" ? 500 : 200, request.target == "/metrics" ? "" : "{}");
        });
        const auto address = "http:" + std::string("//127.0.0.1:") + std::to_string(caddy.listenTcp());
        caddy::CaddyMetrics metrics(address, m_world->clock);
        QVERIFY(awaitError(metrics.read({}, {})).has_value());
    }

    void aConfigurationOfMegabytesIsReadToo()
    {
        const nlohmann::json large = {{"apps", {{"words", std::string(3'000'000, 'x')}}}};
        ScriptedHttpServer caddy([&large](const ScriptedHttpServer::Request &, ScriptedHttpServer::Peer peer) {
            peer.answer(200, large.dump(), "Etag: \"/config/ 1\"\r\n");
        });
        caddy::AdminClient admin(
            caddy::readAdminAddress("http:" + std::string("//127.0.0.1:") + std::to_string(caddy.listenTcp())));
        const auto snapshot = await(admin.config({}));
        QVERIFY(*snapshot.document == large);
        QCOMPARE(snapshot.etag, std::string("\"/config/ 1\""));
    }

private:
    void serve()
    {
        m_proxy = m_world->proxy();
        m_metrics = std::make_unique<caddy::CaddyMetrics>(m_world->settings().adminUrl, m_world->clock);
        m_route = m_world->route({"app.test"}, core::TlsMode::Off);
        m_world->marks.set({"app.test"}, Colour::A);
        await(m_proxy->apply({}, {m_route}));
    }
    core::ProxyCounters read() { return await(m_metrics->read({}, {m_route})); }

    std::unique_ptr<CaddyWorld> m_world;
    std::unique_ptr<caddy::CaddyReverseProxy> m_proxy;
    std::unique_ptr<caddy::CaddyMetrics> m_metrics;
    core::Route m_route;
};

WAKEDOCK_TEST(TestCaddyMetrics)
#include "test_caddy_metrics.moc"
