#include "backend/infrastructure/caddy/config/caddy_snippets.h"
#include "backend/shared/exceptions/error.h"
#include "tests/integration/caddy/caddy_world.h"
#include "tests/support/async_test.h"
#include "tests/support/free_port.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::tests;
using core::Colour;
using core::RouteTargetKind;

namespace {

core::OperatorRoute ownRoute(const std::string &host, RouteTargetKind kind)
{
    core::OperatorRoute route;
    route.id = core::OperatorRouteId("own-" + host);
    route.hosts = {host};
    route.target.kind = kind;
    route.tls = core::TlsMode::Off;
    return route;
}

/// A server that shows what it was asked.
struct EchoSite {
    ScriptedHttpServer server{[](const ScriptedHttpServer::Request &request, ScriptedHttpServer::Peer peer) {
        peer.answer(200, request.target + "\n" + request.head, "X-Upstream-Says: secret\r\nX-Kept: yes\r\n");
    }};
    int port = server.listenTcp();
    [[nodiscard]] std::string dial() const { return "127.0.0.1:" + std::to_string(port); }
};

} // namespace

/// Routes of operators, and snippets, in a real Caddy.
class TestCaddyOwnRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<CaddyWorld>();
        QVERIFY(m_world->startForeignCaddy(R"({"admin": {"listen": "ADMIN"}})"));
        m_proxy = m_world->proxy();
    }

    void cleanup()
    {
        m_proxy.reset();
        m_world.reset();
    }

    void certificatesThatCaddyCannotReadKeepNoRouteFromBeingServed()
    {
        auto &certificates = m_proxy->certificates();
        certificates.own = {{core::CertificateId("bad"), "no certificate", Secret("no key")},
                            {core::CertificateId("worse"), "none either", Secret("no key")}};
        auto route = ownRoute("static.test", RouteTargetKind::Static);
        route.target.answer.status = 200;
        apply({core::routeOf(route)});
        QCOMPARE(m_world->visit("static.test", "/").status, 200);
        QCOMPARE(certificates.refused.size(), std::size_t(2));
        const auto &words = certificates.refused.at(core::CertificateId("bad")).message;
        QVERIFY2(words.find("PEM pair 0") != std::string::npos, words.c_str());
    }

    void anAddressGetsTheRequestWithItsHeaders()
    {
        EchoSite site;
        auto route = ownRoute("nas.test", RouteTargetKind::Address);
        route.target.address.dial = site.dial();
        route.pathPrefix = "/files";
        route.stripsPrefix = true;
        route.requestHeaders = {{{"X-From", "{http.request.host} {\"a\":1}"}}, {}, {"User-Agent"}};
        route.responseHeaders = {{{"X-Frame-Options", "DENY"}}, {{"X-Kept", "too"}}, {"X-Upstream-Says"}};
        apply({core::routeOf(route)});
        const auto answer = m_world->visit("nas.test", "/files/a?b=c");
        QCOMPARE(answer.status, 200);
        QVERIFY2(answer.body.starts_with("/a?b=c\n"), answer.body.c_str());
        QVERIFY2(answer.body.find("X-From: nas.test {\"a\":1}") != std::string::npos, answer.body.c_str());
        QVERIFY(answer.body.find("Host: nas.test") != std::string::npos);
        QCOMPARE(http_client::headerValue(answer.headers, "X-Frame-Options"), std::string("DENY"));
        QCOMPARE(http_client::headerValue(answer.headers, "X-Upstream-Says"), std::string());
        QCOMPARE(m_world->visit("nas.test", "/filesystem").status, 404);
        QCOMPARE(m_world->visit("nas.test", "/").status, 404);
        route.target.address.hostHeader = core::HostHeader::Upstream;
        apply({core::routeOf(route)});
        QVERIFY(m_world->visit("nas.test", "/files").body.find("Host: " + site.dial()) != std::string::npos);
    }

    void anAddressThatIsAwayIsA502AndAsksNoGate()
    {
        auto route = ownRoute("nas.test", RouteTargetKind::Address);
        route.target.address.dial = "127.0.0.1:" + std::to_string(freePort());
        apply({core::routeOf(route), m_world->route({"app.test"})});
        QCOMPARE(m_world->visit("nas.test").status, 502);
        QVERIFY(m_world->gate.asked().empty());
    }

    void aRedirectKeepsPathAndQueryWhereItShall()
    {
        auto route = ownRoute("old.test", RouteTargetKind::Redirect);
        route.target.redirect = {"https://new.test/base/", 301, true};
        apply({core::routeOf(route)});
        auto answer = m_world->visit("old.test", "/x?y=1");
        QCOMPARE(answer.status, 301);
        QCOMPARE(http_client::headerValue(answer.headers, "Location"), std::string("https://new.test/base/x?y=1"));
        route.target.redirect = {"https://new.test/?at={http.request.host}", 307, false};
        apply({core::routeOf(route)});
        answer = m_world->visit("old.test", "/x?y=1");
        QCOMPARE(answer.status, 307);
        QCOMPARE(http_client::headerValue(answer.headers, "Location"), std::string("https://new.test/?at=old.test"));
    }

    void aFixedAnswerIsLiteral()
    {
        auto route = ownRoute("fixed.test", RouteTargetKind::Static);
        for (const std::string body :
             {"{env.HOME} {file./etc/passwd} {http.request.host}", R"({"ok":true,"a":[{}]})", "a } b", "\\{x}", "plain"}) {
            route.target.answer = {410, body, "text/x-test"};
            apply({core::routeOf(route)});
            const auto answer = m_world->visit("fixed.test", "/any");
            QCOMPARE(answer.status, 410);
            QCOMPARE(answer.body, body);
            QCOMPARE(http_client::headerValue(answer.headers, "Content-Type"), std::string("text/x-test"));
        }
    }

    void aPrefixOnAServicesHostLeavesTheRestToTheServiceAwakeOrAsleep()
    {
        auto route = ownRoute("app.test", RouteTargetKind::Static);
        route.pathPrefix = "/status";
        route.target.answer.body = "fixed";
        apply({core::routeOf(route), m_world->route({"app.test"})});
        QCOMPARE(m_world->visit("app.test", "/status").body, std::string("fixed"));
        QCOMPARE(m_world->visit("app.test", "/other").body, std::string("<h1>Waking</h1>"));
        m_world->marks.set({"app.test"}, Colour::A);
        QCOMPARE(m_world->visit("app.test", "/other").body, std::string("blue GET /other 0"));
        QCOMPARE(m_world->visit("app.test", "/status/x").body, std::string("fixed"));
    }

    void aRouteToAServiceGoesAsTheServiceDoes()
    {
        auto route = ownRoute("other.test", RouteTargetKind::Service);
        route.pathPrefix = "/shop";
        route.stripsPrefix = true;
        const auto service = m_world->route({"app.test"}, core::TlsMode::Off);
        route.target.service = service.serviceId;
        apply({core::routeOf(route), service});
        QCOMPARE(m_world->visit("other.test", "/shop/x").body, std::string("<h1>Waking</h1>"));
        QCOMPARE(m_world->gate.asked().front().target, std::string("/gate/app.test"));
        const std::string &told = m_world->gate.asked().front().head;
        QVERIFY2(told.find("X-Forwarded-Uri: /shop/x\r\n") != std::string::npos, told.c_str());
        m_world->gate.sendTo(m_world->green.dial());
        QCOMPARE(m_world->visit("other.test", "/shop/x", "POST", "12345").body, std::string("green POST /x 5"));
        m_world->marks.set({"app.test"}, Colour::A);
        QCOMPARE(m_world->visit("other.test", "/shop/x").body, std::string("blue GET /x 0"));
        apply({core::routeOf(route)});
        QCOMPARE(m_world->visit("other.test", "/shop").status, 503);
    }

    void aSleepingServicesVisitorsDoNotGoToThePatternOverItsName()
    {
        apply({m_world->route({"*.apps.test"}), m_world->route({"own.apps.test"})});
        m_world->marks.set({"*.apps.test"}, Colour::A);
        QCOMPARE(m_world->visit("own.apps.test").status, 503);
        QCOMPARE(m_world->gate.asked().front().target, std::string("/gate/own.apps.test"));
        QCOMPARE(m_world->visit("any.apps.test").status, 200);
    }

    void aSnippetIsReadTriedAndSeenInTheAnswer()
    {
        caddy::CaddySnippets snippets(m_world->settings(), *m_proxy);
        const auto reading = await(snippets.read({}, "header X-Frame-Options DENY\n@old path /old\nredir @old /new 301\n"));
        QVERIFY2(reading.errors.empty(), reading.errors.empty() ? "" : reading.errors.front().message.c_str());
        auto service = m_world->route({"app.test"});
        service.snippet = reading.handlers;
        m_world->marks.set({"app.test", "bare.test"}, Colour::A);
        apply({service, m_world->route({"bare.test"})});
        const auto answer = m_world->visit("app.test");
        QCOMPARE(answer.body, std::string("blue GET / 0"));
        QCOMPARE(http_client::headerValue(answer.headers, "X-Frame-Options"), std::string("DENY"));
        QCOMPARE(m_world->visit("app.test", "/old").status, 301);
        QCOMPARE(http_client::headerValue(m_world->visit("bare.test").headers, "X-Frame-Options"), std::string());
    }

    void aSnippetThatCaddyDoesNotTakeIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QString>("snippet");
        QTest::addColumn<int>("line");
        QTest::newRow("an unknown subdirective") << "encode gzip\nrequest_body {\n bogus 1\n}" << 3;
        QTest::newRow("a bad argument") << "encode nope\n" << 1;
        QTest::newRow("a bad pattern") << "@x path_regexp [\nrespond @x 403" << 0;
        QTest::newRow("an answer to everything") << "respond 200" << 0;
        QTest::newRow("files of the machine") << "@x file /etc/passwd\nrespond @x 403" << 0;
        QTest::newRow("the environment") << "header X-Home {env.HOME}" << 0;
        QTest::newRow("an import") << "encode gzip\nimport /etc/passwd" << 2;
    }

    void aSnippetThatCaddyDoesNotTakeIsRefusedWithItsLine()
    {
        QFETCH(const QString, snippet);
        QFETCH(const int, line);
        caddy::CaddySnippets snippets(m_world->settings(), *m_proxy);
        const auto reading = await(snippets.read({}, snippet.toStdString()));
        QVERIFY(!reading.errors.empty());
        QVERIFY(reading.handlers.empty());
        QVERIFY2(reading.errors.front().line.value_or(0) == line, reading.errors.front().message.c_str());
        QVERIFY2(reading.errors.front().message.find("root:") == std::string::npos, reading.errors.front().message.c_str());
    }

    void withoutAProgramASnippetCannotBeTried()
    {
        m_world->stopForeignCaddy();
        auto settings = m_world->settings();
        settings.binary = m_world->folder() + "/no-caddy";
        caddy::CaddySnippets snippets(settings, *m_proxy);
        QCOMPARE(awaitError(snippets.read({}, "encode gzip"))->reason(), std::string("caddy_missing"));
    }

private:
    void apply(const std::vector<core::Route> &routes) { await(m_proxy->apply({}, routes)); }

    std::unique_ptr<CaddyWorld> m_world;
    std::unique_ptr<caddy::CaddyReverseProxy> m_proxy;
};

WAKEDOCK_TEST(TestCaddyOwnRoutes)
#include "test_caddy_own_routes.moc"
