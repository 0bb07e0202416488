#include "backend/infrastructure/caddy/monitoring/caddy_surroundings.h"
#include "backend/infrastructure/caddy/monitoring/port_listeners.h"
#include "backend/shared/exceptions/error.h"
#include "tests/integration/caddy/caddy_world.h"
#include "tests/integration/caddy/watcher.h"
#include "tests/support/async_test.h"
#include "tests/support/free_port.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::tests;
using core::PortListener;
using nlohmann::json;

/// Caddys that WakeDock started once and does not follow any more, beside the one it follows.
class TestCaddyStrays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<CaddyWorld>();
        m_proxy = m_world->proxy();
        m_watcher = std::make_unique<ProxyWatcher>(*m_proxy, std::vector{m_world->route({"app.test"})});
        QVERIFY(waitUntil([this] { return m_watcher->told.activeRoutes == 1; }));
        m_surroundings = std::make_unique<caddy::CaddySurroundings>(m_world->settings(), *m_proxy, m_world->clock);
    }
    void cleanup()
    {
        m_surroundings.reset();
        if (m_watcher) {
            m_watcher->stop();
            await(m_proxy->stop());
        }
        m_watcher.reset();
        m_proxy.reset();
        m_world.reset();
    }

    void oneOnThePortsIsEndedAndTheOneThatIsFollowedIsNot()
    {
        const auto followed = m_proxy->managed()->process;
        QProcess stray;
        startWithOurFile(stray, {});
        const auto pid = stray.processId();
        const auto listener = waitForListener(pid);
        QVERIFY(listener && listener->isStray && !listener->isProxy);
        const auto done = await(m_surroundings->endStrays({}));
        QVERIFY2(done.find("pid " + std::to_string(pid)) != std::string::npos, done.c_str());
        QVERIFY(waitUntil([&stray] { return stray.state() == QProcess::NotRunning; }));
        QCOMPARE(caddy::identify(followed.pid), std::optional(followed));
        QCOMPARE(awaitError(m_surroundings->endStrays({}))->reason(), std::string("nothing_to_mend"));
    }

    void oneOnOtherPortsIsLeftAlone()
    {
        QProcess other;
        const auto port = freePort();
        startWithOurFile(other, json{{"admin", {{"listen", "127.0.0.1:" + std::to_string(port)}}}}.dump());
        QVERIFY(waitUntil([port] {
            std::vector<core::ProxyPort> ports{{core::PortUse::Admin, port, {}}};
            caddy::findListeners(ports);
            return !ports[0].listeners.empty();
        }));
        QCOMPARE(awaitError(m_surroundings->endStrays({}))->reason(), std::string("nothing_to_mend"));
        QCOMPARE(other.state(), QProcess::Running);
        other.terminate();
        QVERIFY(other.waitForFinished());
    }

private:
    /// @param config what is put into the file before; empty = what stands there
    void startWithOurFile(QProcess &process, const std::string &config)
    {
        QFile file(QString::fromStdString(m_world->settings().dataDir + "/caddy/base.json"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (!config.empty()) {
            QVERIFY(file.resize(0) && file.seek(0) && file.write(QByteArray::fromStdString(config)) > 0 && file.flush());
        }
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QStringLiteral("caddy"), {QStringLiteral("run"), QStringLiteral("--config"), file.fileName()});
        QVERIFY(process.waitForStarted());
    }
    std::optional<PortListener> waitForListener(std::int64_t pid)
    {
        std::optional<PortListener> found;
        waitUntil([this, pid, &found] {
            for (const auto &port : await(m_surroundings->look({}, {})).ports) {
                const auto listener = std::ranges::find(port.listeners, pid, &PortListener::pid);
                if (listener != port.listeners.end()) {
                    found = *listener;
                }
            }
            return found.has_value();
        });
        return found;
    }

    std::unique_ptr<CaddyWorld> m_world;
    std::unique_ptr<caddy::CaddyReverseProxy> m_proxy;
    std::unique_ptr<ProxyWatcher> m_watcher;
    std::unique_ptr<caddy::CaddySurroundings> m_surroundings;
};

WAKEDOCK_TEST(TestCaddyStrays)
#include "test_caddy_strays.moc"
