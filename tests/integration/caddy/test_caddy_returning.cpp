#include "tests/integration/caddy/caddy_world.h"
#include "tests/integration/caddy/watcher.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

constexpr const char *Operators = R"({"admin": {"listen": "ADMIN"}})";

bool contains(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

/// A Caddy that somebody else runs goes away and comes back.
class TestCaddyReturning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = std::make_unique<CaddyWorld>(); }
    void cleanup() { m_world.reset(); }

    void aCaddyThatIsRestartedByItsOperatorFindsItsPortsFree()
    {
        QVERIFY(m_world->startForeignCaddy(Operators));
        const auto proxy = m_world->proxy();
        ProxyWatcher watcher(*proxy, {m_world->route({"app.test"})});
        QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
        m_world->stopForeignCaddy();
        QVERIFY(waitUntil([&watcher] { return !watcher.told.reachable; }));
        QVERIFY2(contains(watcher.told.lastError, "does not answer since"), watcher.told.lastError.c_str());
        QVERIFY(!contains(watcher.told.lastError, "could not be started"));
        // Red without the waiting: WakeDock's own holds the admin port by now, and this one would end at once.
        QVERIFY(m_world->startForeignCaddy(Operators));
        QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
        QVERIFY(!watcher.told.managed);
        watcher.stop();
    }

    void theNextWakeDockWaitsForItToo()
    {
        QVERIFY(m_world->startForeignCaddy(Operators));
        {
            const auto proxy = m_world->proxy();
            ProxyWatcher watcher(*proxy, {m_world->route({"app.test"})});
            QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
            watcher.stop();
        }
        m_world->stopForeignCaddy();
        const auto proxy = m_world->proxy();
        ProxyWatcher watcher(*proxy, {m_world->route({"app.test"})});
        QVERIFY(waitUntil([&watcher] { return contains(watcher.told.lastError, "does not answer since"); }));
        QVERIFY(m_world->startForeignCaddy(Operators));
        QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
        watcher.stop();
    }

    void oneThatWasStartedByHandAndDoesNotComeBackIsReplaced()
    {
        QVERIFY(m_world->startForeignCaddy(Operators));
        auto pace = CaddyWorld::briskPace();
        pace.byHandReturns = std::chrono::milliseconds(300);
        caddy::CaddyReverseProxy proxy(m_world->settings(), m_world->clock, Log(m_world->log, log_category::Caddy), pace);
        ProxyWatcher watcher(proxy, {m_world->route({"app.test"})});
        QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
        m_world->stopForeignCaddy();
        QVERIFY(waitUntil([&watcher] { return watcher.told.managed && watcher.told.activeRoutes == 1; }));
        // From now on it is WakeDock's own that is started again.
        const auto note = QString::fromStdString(m_world->folder() + "/data/caddy/foreign.json");
        QVERIFY(waitUntil([&note] { return !QFile::exists(note); }));
        watcher.stop();
        await(proxy.stop());
    }

private:
    std::unique_ptr<CaddyWorld> m_world;
};

WAKEDOCK_TEST(TestCaddyReturning)
#include "test_caddy_returning.moc"
