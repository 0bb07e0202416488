#include "backend/shared/exceptions/error.h"
#include "tests/integration/caddy/caddy_world.h"
#include "tests/integration/caddy/watcher.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTcpServer>
#include <QTest>

#include <csignal>

#include <unistd.h>

using namespace wakedock;
using namespace wakedock::tests;
using core::Colour;

/// No Caddy runs: WakeDock starts one, keeps it alive and finds it again.
class TestCaddySupervisor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<CaddyWorld>();
        m_world->marks.set({"app.test"}, Colour::A);
    }
    void cleanup() { m_world.reset(); }

    void whereNobodyAnswersACaddyIsStarted()
    {
        qputenv("WAKEDOCK_ADMIN_PASSWORD", "not for others");
        const auto proxy = m_world->proxy();
        ProxyWatcher watcher(*proxy, {m_world->route({"app.test"})});
        QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1 && watcher.told.seesMarks; }));
        QVERIFY(watcher.told.reachable && watcher.told.managed);
        QVERIFY(QString::fromStdString(watcher.told.version).startsWith("2."));
        QCOMPARE(watcher.told.adminUrl, m_world->settings().adminUrl);
        QCOMPARE(m_world->visit("app.test").body, std::string("blue GET / 0"));
        // Its own session: what ends ours does not end it.
        QVERIFY(::getsid(static_cast<pid_t>(caddyPid())) != ::getsid(0));
        QFile environment(QString("/proc/%1/environ").arg(caddyPid()));
        QVERIFY(environment.open(QIODevice::ReadOnly));
        QVERIFY(!environment.readAll().contains("not for others"));
        qunsetenv("WAKEDOCK_ADMIN_PASSWORD");
        watcher.stop();
        await(proxy->stop());
        QCOMPARE(caddyPid(), 0);
    }

    void aKilledCaddyIsBackWithItsRoutes()
    {
        // At the usual pace the next look is 5 s away: the end of the process itself is what is noticed.
        caddy::CaddyReverseProxy proxy(m_world->settings(), m_world->clock, Log(m_world->log, log_category::Caddy));
        ProxyWatcher watcher(proxy, {m_world->route({"app.test"})});
        QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
        const auto first = caddyPid();
        QCOMPARE(::kill(static_cast<pid_t>(first), SIGKILL), 0);
        QVERIFY(waitUntil([&watcher] { return watcher.losses == 2; }, std::chrono::seconds(4)));
        QVERIFY(waitUntil([this] { return visitOrNothing() == "blue GET / 0"; }));
        QVERIFY(caddyPid() != 0 && caddyPid() != first);
        watcher.stop();
    }

    void aCaddyThatHangsIsReplaced()
    {
        auto pace = CaddyWorld::briskPace();
        pace.answerWithin = std::chrono::milliseconds(200);
        pace.silentAtMost = std::chrono::milliseconds(100);
        caddy::CaddyReverseProxy proxy(m_world->settings(), m_world->clock, Log(m_world->log, log_category::Caddy), pace);
        ProxyWatcher watcher(proxy, {m_world->route({"app.test"})});
        QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
        const auto first = caddyPid();
        QCOMPARE(::kill(static_cast<pid_t>(first), SIGSTOP), 0);
        QVERIFY(waitUntil([&watcher] { return watcher.losses == 2; }));
        QVERIFY(waitUntil([this] { return visitOrNothing() == "blue GET / 0"; }));
        QVERIFY(caddyPid() != first);
        watcher.stop();
    }

    void theNextWakeDockTakesItOver()
    {
        {
            const auto proxy = m_world->proxy();
            ProxyWatcher watcher(*proxy, {m_world->route({"app.test"})});
            QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
            watcher.stop(); // And no stop(): as if WakeDock had been killed.
        }
        const auto pid = caddyPid();
        QVERIFY(pid != 0);
        QCOMPARE(m_world->visit("app.test").status, 200);
        const auto next = m_world->proxy();
        ProxyWatcher watcher(*next, {m_world->route({"app.test"})});
        QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
        QVERIFY(watcher.told.managed);
        QCOMPARE(caddyPid(), pid);
        watcher.stop();
        await(next->stop());
        QCOMPARE(caddyPid(), 0);
    }

    void keepRunningLeavesItThere()
    {
        auto settings = m_world->settings();
        settings.keepRunning = true;
        const auto proxy = m_world->proxy(settings);
        ProxyWatcher watcher(*proxy, {m_world->route({"app.test"})});
        QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
        watcher.stop();
        await(proxy->stop());
        QCOMPARE(m_world->visit("app.test").status, 200);
    }

    void aMissingProgramIsSaidWithTheRemedy()
    {
        auto settings = m_world->settings();
        settings.binary = m_world->folder() + "/no-caddy-here";
        const auto proxy = m_world->proxy(settings);
        ProxyWatcher watcher(*proxy);
        QVERIFY(waitUntil([&watcher] { return !watcher.told.remedy.empty(); }));
        QVERIFY(!watcher.told.reachable);
        QVERIFY(watcher.told.lastError.find(settings.binary) != std::string::npos);
        QVERIFY(watcher.told.remedy.find("apt install caddy") != std::string::npos);
        QCOMPARE(watcher.losses, 0);
        watcher.stop();
    }

    void aTakenPortIsSaidWithWhoHasIt()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::Any, static_cast<quint16>(m_world->settings().httpPort)));
        const auto proxy = m_world->proxy();
        ProxyWatcher watcher(*proxy);
        QVERIFY(waitUntil([&watcher] { return !watcher.told.remedy.empty(); }));
        const auto holder = "(pid " + std::to_string(::getpid()) + ")";
        QVERIFY2(watcher.told.lastError.find(holder) != std::string::npos, watcher.told.lastError.c_str());
        other.close();
        QVERIFY(waitUntil([&watcher] { return watcher.told.reachable; }));
        watcher.stop();
    }

    void aProgramThatGivesUpIsQuoted()
    {
        auto settings = m_world->settings();
        settings.binary = m_world->folder() + "/quitter";
        QFile script(QString::fromStdString(settings.binary));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\n[ \"$1\" = version ] && echo v2.9.1 && exit\necho 'Error: loading initial config: no luck' "
                     ">&2\nexit 1\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const auto proxy = m_world->proxy(settings);
        ProxyWatcher watcher(*proxy);
        QVERIFY(waitUntil([&watcher] { return watcher.told.lastError.find("no luck") != std::string::npos; }));
        QVERIFY(!watcher.told.reachable);
        watcher.stop();
    }

    void aForeignCaddyIsUsedOrRefusedAsTheSettingSays()
    {
        QVERIFY(m_world->startForeignCaddy(R"({"admin": {"listen": "ADMIN"}})"));
        const auto proxy = m_world->proxy();
        ProxyWatcher watcher(*proxy, {m_world->route({"app.test"})});
        QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
        QVERIFY(!watcher.told.managed);
        watcher.stop();
        auto settings = m_world->settings();
        settings.manage = caddy::Manage::Always;
        const auto strict = m_world->proxy(settings);
        ProxyWatcher strictWatcher(*strict);
        QVERIFY(waitUntil([&strictWatcher] { return !strictWatcher.told.remedy.empty(); }));
        QVERIFY(!strictWatcher.told.reachable);
        strictWatcher.stop();
    }

    void neverMeansNever()
    {
        auto settings = m_world->settings();
        settings.manage = caddy::Manage::Never;
        const auto proxy = m_world->proxy(settings);
        ProxyWatcher watcher(*proxy, {m_world->route({"app.test"})});
        QVERIFY(waitUntil([&watcher] { return !watcher.told.remedy.empty(); }));
        QCOMPARE(caddyPid(), 0);
        QVERIFY(m_world->startForeignCaddy(R"({"admin": {"listen": "ADMIN"}})"));
        QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
        watcher.stop();
    }

    void anAdminSocketWorksToo()
    {
        auto settings = m_world->settings();
        settings.adminUrl = "unix://" + m_world->folder() + "/admin.sock";
        const auto proxy = m_world->proxy(settings);
        ProxyWatcher watcher(*proxy, {m_world->route({"app.test"})});
        QVERIFY(waitUntil([&watcher] { return watcher.told.activeRoutes == 1; }));
        QCOMPARE(m_world->visit("app.test").status, 200);
        watcher.stop();
        await(proxy->stop());
    }

private:
    std::int64_t caddyPid() const
    {
        const auto running = caddy::CaddyProcess(m_world->settings().dataDir).running();
        return running ? running->process.pid : 0;
    }

    std::string visitOrNothing()
    {
        try {
            return m_world->visit("app.test").body;
        } catch (const Error &) {
            return {};
        }
    }

    std::unique_ptr<CaddyWorld> m_world;
};

WAKEDOCK_TEST(TestCaddySupervisor)
#include "test_caddy_supervisor.moc"
