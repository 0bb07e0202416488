#include "tests/integration/caddy/caddy_world.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace wakedock;
using namespace wakedock::tests;
using core::Colour;

/// What a change of the routes changes in a real Caddy, and what it leaves of what was before.
class TestCaddyChanges : public QObject
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

    void aColourSwitchChangesTheAnswerAndNotTheConfiguration()
    {
        m_world->marks.set({"app.test"}, Colour::A);
        apply({m_world->route({"app.test"})});
        const auto before = m_world->config();
        const auto writes = adminWrites();
        m_world->marks.set({"app.test"}, Colour::B);
        QCOMPARE(m_world->visit("app.test").body, std::string("green GET / 0"));
        m_world->marks.set({"app.test"}, Colour::A);
        QCOMPARE(m_world->visit("app.test").body, std::string("blue GET / 0"));
        QVERIFY(m_world->config() == before);
        QCOMPARE(adminWrites(), writes);
        QVERIFY(m_world->gate.asked().empty());
    }

    void anIdenticalPushWritesNothing()
    {
        const auto first = m_world->route({"a.test"});
        const auto second = m_world->route({"b.test"});
        apply({first, second});
        const auto writes = adminWrites();
        apply({second, first});
        QCOMPARE(adminWrites(), writes);
        QVERIFY(await(m_proxy->matches({}, {first, second})));
        QVERIFY(!await(m_proxy->matches({}, {first})));
    }

    void onePushIsOneChangeHoweverMuchItMoves()
    {
        apply({m_world->route({"a.test"}), m_world->route({"b.test"})});
        const auto writes = adminWrites();
        apply({m_world->route({"c.test"}), m_world->route({"d.test"}, core::TlsMode::Off)});
        QCOMPARE(adminWrites(), writes + 1);
    }

    void removedServicesLeaveNothingBehind()
    {
        m_world->marks.set({"a.test", "b.test"}, Colour::A);
        apply({m_world->route({"a.test"}), m_world->route({"b.test"})});
        apply({m_world->route({"b.test"})});
        QCOMPARE(m_world->visit("a.test").status, 404);
        QCOMPARE(m_world->visit("b.test").status, 200);
        apply({});
        QCOMPARE(m_world->visit("b.test").status, 404);
        QVERIFY(m_world->config().dump().find("b.test") == std::string::npos);
        QVERIFY(m_proxy->status().seesMarks);
        QCOMPARE(m_proxy->status().activeRoutes, 0);
    }

    void aFormerConfigurationKeepsNothingOpen()
    {
        // What is open keeps the whole former configuration in Caddy's memory.
        m_world->marks.set({"app.test"}, Colour::A);
        for (const auto *alias : {"1.test", "2.test", "3.test", "4.test"}) {
            apply({m_world->route({"app.test", alias}), m_world->route({"asleep.test"})});
            QCOMPARE(m_world->visit("app.test").status, 200);
            QCOMPARE(m_world->visit("asleep.test").status, 503);
        }
        QVERIFY(waitUntil([this] { return m_world->blue.openConnections() == 1; }));
        // Its page, and WakeDock's look whether marks are seen.
        QVERIFY(waitUntil([this] { return m_world->gate.openConnections() <= 2; }));
    }

private:
    void apply(const std::vector<core::Route> &routes) { await(m_proxy->apply({}, routes)); }

    /// Requests to the admin API that were no mere questions, by Caddy's own count.
    int adminWrites() const
    {
        int writes = 0;
        for (const auto &line : QString::fromStdString(m_world->adminText("/metrics")).split('\n')) {
            if (line.startsWith("caddy_admin_http_requests_total") && !line.contains(R"(method="GET")")) {
                writes += line.section(' ', -1).toInt();
            }
        }
        return writes;
    }

    std::unique_ptr<CaddyWorld> m_world;
    std::unique_ptr<caddy::CaddyReverseProxy> m_proxy;
};

WAKEDOCK_TEST(TestCaddyChanges)
#include "test_caddy_changes.moc"
