#include "backend/infrastructure/caddy/monitoring/caddy_request_log.h"
#include "backend/infrastructure/caddy/monitoring/log_lines.h"
#include "tests/integration/caddy/caddy_world.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::tests;
using core::Colour;
using core::RequestCounting;

/// What a real Caddy tells of requests.
class TestCaddyRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<CaddyWorld>();
        m_lines = std::make_unique<caddy::LogLines>(m_world->settings().gateListen);
        m_scope = std::make_unique<TaskScope>(TaskScope::FailureHandler());
        m_scope->start("hearing of requests", [this](CancelToken cancel) {
            return m_lines->listen(
                [this](const nlohmann::json &line) {
                    if (auto heard = caddy::requestIn(line)) {
                        m_raw += line.dump() + "\n";
                        m_heard.push_back(*std::move(heard));
                    }
                },
                std::move(cancel));
        });
    }
    void cleanup()
    {
        m_scope->cancel();
        await(m_scope->idle());
        m_scope.reset();
        m_lines.reset();
        m_proxy.reset();
        m_world.reset();
        m_heard.clear();
        m_raw.clear();
    }

    void aVisitIsHeardWithItsHostAndNothingThatIsPersonal()
    {
        QVERIFY(m_world->startForeignCaddy(R"({"admin": {"listen": "ADMIN"}})"));
        serve(true);
        QVERIFY(m_proxy->status().requestCounting == RequestCounting::On);
        // WakeDock's own look at the marks is heard, too: so it is known that Caddy can be heard.
        QVERIFY(waitUntil([this] { return !m_heard.empty(); }));
        QCOMPARE(m_world->visit("App.test", "/secret/path?token=geheim", "POST", "words").status, 200);
        QVERIFY(waitUntil([this] { return visitsOf("app.test") == 1; }));
        for (const char *personal : {"secret", "geheim", "127.0.0.1", "headers", "words"}) {
            QVERIFY2(m_raw.find(personal) == std::string::npos, m_raw.c_str());
        }
        QVERIFY2(m_raw.find("\"method\":\"POST\"") != std::string::npos, m_raw.c_str());
        // Caddy's own log says what it always says, and none of these.
        QVERIFY(ownLog().contains("admin endpoint started"));
        QVERIFY(!ownLog().contains("handled request"));
    }

    void aRequestThatLastsIsHeardAtItsEndWithAllOfItsTime()
    {
        QVERIFY(m_world->startForeignCaddy(R"({"admin": {"listen": "ADMIN"}})"));
        serve(true);
        const auto held = m_world->visiting("app.test", "/held", "GET", {});
        QVERIFY(waitUntil([this] { return m_world->blue.held() == 1; }));
        // It has lasted for longer than this when the next visit is over.
        QElapsedTimer lasting;
        lasting.start();
        QVERIFY(waitUntil([&] { return lasting.elapsed() > 200; }));
        QCOMPARE(m_world->visit("app.test").status, 200);
        QVERIFY(waitUntil([this] { return visitsOf("app.test") == 1; }));
        m_world->blue.release();
        QVERIFY(waitUntil([this] { return visitsOf("app.test") == 2; }));
        QVERIFY(m_heard.back().took >= std::chrono::milliseconds(200));
    }

    void withTheSettingOffAgainNothingIsHeardAndNothingStays()
    {
        QVERIFY(m_world->startForeignCaddy(R"({"admin": {"listen": "ADMIN"}})"));
        serve(false);
        const auto before = m_world->config();
        serve(true);
        QVERIFY(await(m_proxy->matches({}, {m_route})));
        QCOMPARE(m_world->visit("app.test").status, 200);
        QVERIFY(waitUntil([this] { return visitsOf("app.test") == 1; }));
        serve(false);
        QVERIFY(m_world->config() == before);
        QVERIFY(m_proxy->status().requestCounting == RequestCounting::Off);
        const auto heard = m_heard.size();
        QCOMPARE(m_world->visit("app.test").status, 200);
        serve(true); // Its own look is heard, after everything before it.
        QVERIFY(waitUntil([&] { return m_heard.size() > heard; }));
        QCOMPARE(visitsOf("app.test"), 1);
    }

    void aServerWrittenByHandIsNotTouchedAndSaidToBeInTheWay()
    {
        QVERIFY(m_world->startForeignCaddy("{\n admin ADMIN\n auto_https off\n}\n"
                                           "http://hand.test:HTTP {\n respond \"by hand\"\n}\n"));
        serve(true);
        QVERIFY(m_proxy->status().requestCounting == RequestCounting::OperatorsServer);
        QVERIFY(m_world->adminText("/config/apps/http/servers/srv0/logs").find("null") == 0);
        QCOMPARE(m_world->visit("app.test").status, 200);
        QCOMPARE(m_world->visit("hand.test").body, std::string("by hand"));
        QVERIFY(m_world->adminText("/config/").find("wakedock-requests") == std::string::npos);
        QVERIFY(m_heard.empty());
    }

    void aLogThatWouldRepeatThemIsNotTouchedAndSaidToBeInTheWay()
    {
        const std::string config = R"({"admin": {"listen": "ADMIN"}, "logging": {"logs": {"default": {"level": "WARN"}}}})";
        QVERIFY(m_world->startForeignCaddy(config));
        serve(true);
        QVERIFY(m_proxy->status().requestCounting == RequestCounting::OperatorsLog);
        QVERIFY(m_world->config()["logging"]["logs"]["default"] == nlohmann::json::parse(R"({"level": "WARN"})"));
        QCOMPARE(m_world->visit("app.test").status, 200);
        QVERIFY(m_heard.empty());
    }

private:
    void serve(bool countsRequests)
    {
        auto settings = m_world->settings();
        settings.requestStatistics = countsRequests;
        m_proxy = m_world->proxy(settings);
        m_route = m_world->route({"app.test"}, core::TlsMode::Off);
        m_world->marks.set({"app.test"}, Colour::A);
        await(m_proxy->apply({}, {m_route}));
    }
    [[nodiscard]] int visitsOf(const std::string &host) const
    {
        return static_cast<int>(std::ranges::count(m_heard, host, &core::HeardRequest::host));
    }
    [[nodiscard]] QByteArray ownLog() const
    {
        QFile file(QString::fromStdString(m_world->folder() + "/foreign.log"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<CaddyWorld> m_world;
    std::unique_ptr<caddy::LogLines> m_lines;
    std::unique_ptr<TaskScope> m_scope;
    std::unique_ptr<caddy::CaddyReverseProxy> m_proxy;
    core::Route m_route;
    std::vector<core::HeardRequest> m_heard;
    std::string m_raw;
};

WAKEDOCK_TEST(TestCaddyRequests)
#include "test_caddy_requests.moc"
