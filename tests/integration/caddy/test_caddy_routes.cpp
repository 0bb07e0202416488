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

namespace {

const char *const Bare = R"({"admin": {"listen": "ADMIN"}})";

} // namespace

/// One real Caddy that somebody else started, with nothing in it but its admin address.
class TestCaddyRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<CaddyWorld>();
        QVERIFY(m_world->startForeignCaddy(Bare));
        m_proxy = m_world->proxy();
    }

    void cleanup()
    {
        m_proxy.reset();
        m_world.reset();
    }

    void aServiceAnswersOverHttpAndHttpsOnceItsRouteIsThere()
    {
        m_world->marks.set({"app.test"}, Colour::A);
        apply({m_world->route({"app.test"})});
        QCOMPARE(m_world->visit("app.test", "/x").body, std::string("blue GET /x 0"));
        QVERIFY(waitUntil([this] { return m_world->visitEncrypted("app.test", "/tls").body == "blue GET /tls 0"; }));
        QCOMPARE(m_world->visit("unknown.test").status, 404);
        const auto status = m_proxy->status();
        QVERIFY(status.reachable && status.seesMarks && !status.managed);
        QCOMPARE(status.activeRoutes, 1);
        QCOMPARE(status.httpPort, m_world->settings().httpPort);
        QCOMPARE(status.lastError, std::string());
    }

    void aHostInCapitalsFindsItsMarkToo()
    {
        m_world->marks.set({"app.test"}, Colour::A);
        apply({m_world->route({"app.test"})});
        QCOMPARE(m_world->visit("APP.Test").status, 200);
        QVERIFY(m_world->gate.asked().empty());
    }

    void aPatternAndItsExactNeighbourGoTheirOwnWays()
    {
        auto exact = m_world->route({"own.apps.test"});
        std::swap(exact.dialA, exact.dialB);
        apply({m_world->route({"*.apps.test"}), exact});
        m_world->marks.set({"*.apps.test", "own.apps.test"}, Colour::A);
        QCOMPARE(m_world->visit("any.apps.test").body, std::string("blue GET / 0"));
        QCOMPARE(m_world->visit("own.apps.test").body, std::string("green GET / 0"));
        QVERIFY(m_world->gate.asked().empty());
    }

    void amongManyServicesEachAnswersItselfAndTheOneAsleepAsksTheGate()
    {
        const auto hostOf = [](int number) { return "s" + std::to_string(number) + ".test"; };
        std::vector<core::Route> routes;
        for (int number = 0; number < 120; ++number) {
            routes.push_back(m_world->route({hostOf(number)}));
            if (number != 77) {
                m_world->marks.set({hostOf(number)}, number % 2 == 0 ? Colour::A : Colour::B);
            }
        }
        apply(routes);
        for (int number = 0; number < 120; ++number) {
            if (number != 77) {
                QCOMPARE(m_world->visit(hostOf(number)).body,
                         std::string(number % 2 == 0 ? "blue GET / 0" : "green GET / 0"));
            }
        }
        QVERIFY(m_world->gate.asked().empty());
        QCOMPARE(m_world->visit("s77.test").status, 503);
        m_world->gate.sendTo(m_world->green.dial());
        QCOMPARE(m_world->visit("s77.test").body, std::string("green GET / 0"));
        QCOMPARE(m_world->gate.asked().back().target, std::string("/gate/s77.test"));
    }

    void withoutAMarkTheGatesPageReachesTheVisitor()
    {
        apply({m_world->route({"app.test"})});
        const auto answer = m_world->visit("app.test", "/deep?x=1");
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.body, std::string("<h1>Waking</h1>"));
        QCOMPARE(http_client::headerValue(answer.headers, "Retry-After"), std::string("2"));
        QCOMPARE(m_world->gate.asked().size(), std::size_t(1));
        const auto asked = m_world->gate.asked().front();
        QCOMPARE(asked.target, std::string("/gate/app.test"));
        QVERIFY(asked.head.find("X-Forwarded-Uri: /deep?x=1") != std::string::npos);
    }

    void whatTheGateLetsThroughArrivesWhole()
    {
        apply({m_world->route({"app.test"})});
        m_world->gate.sendTo(m_world->green.dial());
        const auto answer = m_world->visit("app.test", "/upload", "POST", std::string(300'000, 'x'));
        QCOMPARE(answer.body, std::string("green POST /upload 300000"));
        QVERIFY(m_world->gate.asked().front().body.empty());
    }

    void withoutWakeDockAnAwakeServiceAnswersAndASleepingOneSaysWhy()
    {
        auto settings = m_world->settings();
        settings.gateListen = "127.0.0.1:" + std::to_string(freePort());
        m_proxy = m_world->proxy(settings);
        apply({m_world->route({"awake.test"}), m_world->route({"asleep.test"})});
        m_world->marks.set({"awake.test"}, Colour::A);
        QCOMPARE(m_world->visit("awake.test").status, 200);
        QCOMPARE(m_world->visit("asleep.test").status, 503);
        QCOMPARE(m_world->visit("asleep.test").body, std::string("WakeDock is not running"));
        const auto page = m_world->visitAsBrowser("asleep.test");
        QCOMPARE(page.status, 503);
        QCOMPARE(http_client::headerValue(page.headers, "Retry-After"), std::string("5"));
        QCOMPARE(http_client::headerValue(page.headers, "Content-Type"), std::string("text/html; charset=utf-8"));
        // As it was written: Caddy takes no brace of the style for a placeholder.
        QVERIFY(page.body.find("{color-scheme:light dark}body{display:grid;") != std::string::npos);
    }

    void aMarkThatLiesIsRescuedByTheGate()
    {
        auto route = m_world->route({"app.test"});
        route.dialA = "127.0.0.1:" + std::to_string(freePort());
        apply({route});
        m_world->marks.set({"app.test"}, Colour::A);
        m_world->gate.sendTo(m_world->green.dial());
        QCOMPARE(m_world->visit("app.test").body, std::string("green GET / 0"));
        QVERIFY(m_world->gate.asked().front().head.find("X-Wakedock-Reason: dial-failed") != std::string::npos);
    }

    void publicNamesAreSentToHttpsUnlessTlsIsOff()
    {
        // Names below .example are nobody's: no authority is asked, TLS is Caddy's own (`internal`).
        m_world->marks.set({"site.example", "open.example"}, Colour::A);
        apply({m_world->route({"www.site.example"}, core::TlsMode::Internal),
               m_world->route({"www.open.example"}, core::TlsMode::Off)});
        const auto redirect = m_world->visit("www.site.example", "/x?y=1");
        QCOMPARE(redirect.status, 308);
        QCOMPARE(http_client::headerValue(redirect.headers, "Location"),
                 "https://www.site.example:" + std::to_string(m_world->settings().httpsPort) + "/x?y=1");
        QCOMPARE(m_world->visit("www.open.example").status, 503);
        QCOMPARE(m_world->gate.asked().size(), std::size_t(1));
    }

    void aRefusedPushLeavesTheOldOneServing()
    {
        m_world->marks.set({"app.test"}, Colour::A);
        apply({m_world->route({"app.test"})});
        const auto repeated = m_world->route({"bad.test", "bad.test"});
        const auto error = awaitError(m_proxy->apply({}, {m_world->route({"app.test"}), repeated}));
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::Invalid);
        QCOMPARE(error->reason(), std::string("proxy_refused"));
        QVERIFY2(error->message().find("bad.test") != std::string::npos, error->what());
        QCOMPARE(m_world->visit("app.test").status, 200);
        QCOMPARE(m_proxy->status().lastError, error->message());
        QCOMPARE(m_proxy->status().activeRoutes, 1);
        apply({m_world->route({"app.test"})});
        QCOMPARE(m_proxy->status().lastError, std::string());
    }

    void whatCaddyWouldTakeAndNeverServeIsRefusedBeforehand()
    {
        for (const auto *dial : {"", "not:a:dial", "127.0.0.1", "10.213.0.10:0", "127.0.0.1:80-90"}) {
            auto route = m_world->route({"app.test"});
            route.dialB = dial;
            const auto error = awaitError(m_proxy->apply({}, {route}));
            QVERIFY2(error && error->reason() == "bad_route", dial);
        }
        QVERIFY(awaitError(m_proxy->apply({}, {core::Route{}})));
    }

    void requestsInFlightAreCountedByMarkAndByGate()
    {
        m_world->gate.sendTo(m_world->blue.dial());
        apply({m_world->route({"app.test"})});
        QCOMPARE(await(m_proxy->inFlight({}, m_world->blue.dial())), 0);
        auto gated = m_world->visiting("app.test", "/held", "GET", "");
        QVERIFY(waitUntil([this] { return m_world->blue.held() == 1; }));
        m_world->marks.set({"app.test"}, Colour::A);
        auto direct = m_world->visiting("app.test", "/held", "GET", "");
        QVERIFY(waitUntil([this] { return m_world->blue.held() == 2; }));
        QCOMPARE(await(m_proxy->inFlight({}, m_world->blue.dial())), 2);
        m_world->blue.release();
        QCOMPARE(await(std::move(gated)).body, std::string("blue at last"));
        QCOMPARE(await(std::move(direct)).status, 200);
        QVERIFY(waitUntil([this] { return await(m_proxy->inFlight({}, m_world->blue.dial())) == 0; }));
    }

    void marksThatCaddyCannotSeeAreNoticed()
    {
        auto settings = m_world->settings();
        settings.marksRoot = m_world->folder() + "/nowhere";
        m_proxy = m_world->proxy(settings);
        apply({});
        QVERIFY(!m_proxy->status().seesMarks);
        QVERIFY(m_proxy->status().remedy.find("server.run_dir") != std::string::npos);
    }

    void aCaddyThatIsNotThereIsUnavailable()
    {
        m_world->stopForeignCaddy();
        const auto error = awaitError(m_proxy->apply({}, {}));
        QVERIFY(error);
        QCOMPARE(error->code(), ErrorCode::Unavailable);
        QCOMPARE(error->reason(), std::string("proxy_unreachable"));
        QVERIFY(error->message().find(m_world->settings().adminUrl) != std::string::npos);
    }

private:
    void apply(const std::vector<core::Route> &routes) { await(m_proxy->apply({}, routes)); }

    std::unique_ptr<CaddyWorld> m_world;
    std::unique_ptr<caddy::CaddyReverseProxy> m_proxy;
};

WAKEDOCK_TEST(TestCaddyRoutes)
#include "test_caddy_routes.moc"
