#include "app/desktop/desktop_notifications.h"
#include "desktop_session.h"
#include "tests/demo/demo_world.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"
#include "tiny_daemon.h"

#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusReply>
#include <QSignalSpy>
#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

/// A world, and notifications of it on a private bus.
struct Announcer {
    explicit Announcer(const DesktopSession &session)
        : world(DemoWorld::Scenario::Full)
        , bridge(world.doors(), core::Actor::local("tester"), &world)
        , bus(session.connect(QStringLiteral("announcer-%1").arg(++count)))
        , notifications(bridge, bus)
    {
        // Events of before the bridge listens are nobody's.
        QCoreApplication::processEvents();
    }

    std::string deploy(const std::string &name, const std::string &image = "gallery:2")
    {
        core::DeployRequest request;
        request.config.name = name;
        request.config.image = image;
        request.config.domain = name + ".localhost";
        await(world.doors().deploy({}, request));
        const std::string id = world.idOf(name).value;
        while (world.advance()) { }
        return id;
    }

    static inline int count = 0;
    DemoWorld world;
    models::Bridge bridge;
    QDBusConnection bus;
    app::DesktopNotifications notifications;
};

} // namespace

class TestDesktopNotifications : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_session = std::make_unique<DesktopSession>();
        QVERIFY2(!m_session->busAddress().isEmpty(), "dbus-daemon must start");
    }
    void cleanup() { m_session.reset(); }

    void showsEachDeploymentExactlyOnce()
    {
        TinyDaemon daemon(m_session->connect(QStringLiteral("daemon-once")));
        QVERIFY(daemon.serve());
        Announcer announcer(*m_session);
        for (const char *name : {"one", "two", "three"}) {
            announcer.deploy(name);
        }
        announcer.deploy("four", "gallery:missing");
        QVERIFY(waitUntil([&] { return daemon.shown.size() == 4; }));
        announcer.world.measure(5);
        announcer.world.setStatus("one", core::ServiceStatus::Unhealthy);
        // What comes after them would have overtaken nothing: had they been told, there were more than five.
        announcer.deploy("five");
        QVERIFY(waitUntil([&] { return daemon.shown.size() >= 5; }));
        QCOMPARE(daemon.shown.size(), std::size_t(5));
    }

    void saysNameAddressAndResult()
    {
        TinyDaemon daemon(m_session->connect(QStringLiteral("daemon-text")));
        QVERIFY(daemon.serve());
        Announcer announcer(*m_session);
        announcer.deploy("gallery");
        QVERIFY(waitUntil([&] { return daemon.shown.size() == 1; }));
        const auto &shown = daemon.shown.front();
        QCOMPARE(shown.application, QStringLiteral("WakeDock"));
        QCOMPARE(shown.title, QStringLiteral("gallery was deployed"));
        QVERIFY(shown.body.contains(QStringLiteral("https://gallery.localhost")));
        QVERIFY(shown.body.contains(QStringLiteral("Revision 1")));
        QVERIFY(shown.actions.contains(QStringLiteral("open")));
        QCOMPARE(shown.hints.value(QStringLiteral("urgency")).toInt(), 1);
    }

    void saysWhatFailedAndWhatToDo()
    {
        TinyDaemon daemon(m_session->connect(QStringLiteral("daemon-failure")));
        QVERIFY(daemon.serve());
        Announcer announcer(*m_session);
        announcer.deploy("gallery", "gallery:missing");
        QVERIFY(waitUntil([&] { return daemon.shown.size() == 1; }));
        const auto &shown = daemon.shown.front();
        QCOMPARE(shown.title, QStringLiteral("gallery could not be deployed"));
        QVERIFY(shown.body.contains(QStringLiteral("Pull the image: The registry does not know")));
        QVERIFY(shown.body.contains(QStringLiteral("Check the name")));
        QVERIFY(!shown.actions.contains(QStringLiteral("open")));
        QCOMPARE(shown.hints.value(QStringLiteral("urgency")).toInt(), 2);
    }

    void neverLetsATextBecomeMarkup()
    {
        TinyDaemon daemon(m_session->connect(QStringLiteral("daemon-markup")));
        QVERIFY(daemon.serve());
        Announcer announcer(*m_session);
        announcer.deploy("gallery", "<b>missing</b>");
        QVERIFY(waitUntil([&] { return daemon.shown.size() == 1; }));
        QVERIFY(!daemon.shown.front().body.contains(QLatin1Char('<')));
        QVERIFY(daemon.shown.front().body.contains(QStringLiteral("&lt;b&gt;")));
    }

    void aClickShowsTheServiceAndTheButtonOpensItsAddress()
    {
        TinyDaemon daemon(m_session->connect(QStringLiteral("daemon-click")));
        QVERIFY(daemon.serve());
        Announcer announcer(*m_session);
        const QSignalSpy services(&announcer.notifications, &app::DesktopNotifications::serviceRequested);
        const QSignalSpy addresses(&announcer.notifications, &app::DesktopNotifications::addressRequested);
        const std::string id = announcer.deploy("gallery");
        QVERIFY(waitUntil([&] { return daemon.shown.size() == 1; }));
        // Clicked until it counts: the number of the notification may still be on its way to the program.
        QVERIFY(waitUntil([&] {
            daemon.click(1, QStringLiteral("open"));
            return addresses.count() > 0;
        }));
        daemon.click(77, QStringLiteral("default")); // Of another program.
        daemon.click(1, QStringLiteral("default"));
        QVERIFY(waitUntil([&] { return services.count() > 0; }));
        QCOMPARE(services.count(), 1);
        QCOMPARE(services.at(0).at(0).toString().toStdString(), id);
        QCOMPARE(addresses.at(0).at(0).toString(), QStringLiteral("https://gallery.localhost"));
    }

    void handsOverToTheTrayWhenNobodyTakesNotifications()
    {
        Announcer announcer(*m_session);
        const QSignalSpy undeliverable(&announcer.notifications, &app::DesktopNotifications::undeliverable);
        announcer.deploy("gallery");
        QVERIFY(waitUntil([&] { return undeliverable.count() == 1; }));
        QCOMPARE(undeliverable.at(0).at(0).toString(), QStringLiteral("gallery was deployed"));
    }

    void aRealDaemonCountsOneForEachDeploymentAndItsClickOpensTheService()
    {
        QVERIFY2(m_session->startScreen(), "Xvfb must start");
        Companion dunst;
        dunst.start(QStringLiteral("dunst"), {QStringLiteral("-conf"), QStringLiteral("/dev/null")},
                    m_session->environment());
        QDBusConnection bus = m_session->connect(QStringLiteral("dunst-control"));
        QVERIFY(waitUntil(
            [&] { return bus.interface()->isServiceRegistered(QStringLiteral("org.freedesktop.Notifications")).value(); }));
        QDBusInterface control(QStringLiteral("org.freedesktop.Notifications"),
                               QStringLiteral("/org/freedesktop/Notifications"), QStringLiteral("org.dunstproject.cmd0"),
                               bus);
        Announcer announcer(*m_session);
        const QSignalSpy services(&announcer.notifications, &app::DesktopNotifications::serviceRequested);
        announcer.deploy("first");
        QVERIFY(waitUntil([&] { return control.property("displayedLength").toUInt() == 1; }));
        const std::string second = announcer.deploy("second", "gallery:missing");
        QVERIFY(waitUntil([&] { return control.property("displayedLength").toUInt() == 2; }));
        QVERIFY(waitUntil([&] {
            control.call(QStringLiteral("NotificationAction"), 0U);
            return services.count() > 0;
        }));
        control.call(QStringLiteral("NotificationCloseAll"));
        QVERIFY(waitUntil([&] { return control.property("displayedLength").toUInt() == 0; }));
        QCOMPARE(control.property("historyLength").toUInt() + control.property("waitingLength").toUInt(), 2U);
    }

private:
    std::unique_ptr<DesktopSession> m_session;
};

WAKEDOCK_TEST(TestDesktopNotifications)
#include "test_desktop_notifications.moc"
