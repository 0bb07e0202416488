#include "app/desktop/desktop_face.h"
#include "app/desktop/tray_icon.h"
#include "app/desktop/window_preferences.h"
#include "desktop_session.h"
#include "tests/demo/demo_world.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"
#include "tiny_daemon.h"

#include <QAction>
#include <QDBusInterface>
#include <QQuickWindow>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace wakedock;
using namespace wakedock::tests;

namespace {

class FailingSink : public ILogSink
{
public:
    [[nodiscard]] bool wants(LogLevel level) const override { return level >= LogLevel::Warning; }
    void write(LogLevel, std::string_view, std::string_view message, const LogFields &) override
    {
        lines.emplace_back(message);
    }
    std::vector<std::string> lines;
};

QStringList menuTexts(QMenu &menu)
{
    QStringList texts;
    Q_EMIT menu.aboutToShow();
    for (const QAction *action : menu.actions()) {
        if (!action->isSeparator()) {
            texts.append(action->text());
        }
    }
    return texts;
}

} // namespace

class TestDesktopFace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTraySaysHowTheServicesAreDoing()
    {
        DemoWorld world(DemoWorld::Scenario::Full);
        models::Bridge bridge(world.doors(), core::Actor::local("tester"), &world);
        models::ServiceListModel services(bridge);
        app::TrayIcon tray(services);
        QCOMPARE(tray.summary(), QStringLiteral("Connecting"));
        QVERIFY(waitUntil([&] { return services.state() == models::RequestState::Ready; }));
        QVERIFY2(tray.summary().startsWith(QStringLiteral("6 of 10 running, 2 asleep, 2")), qPrintable(tray.summary()));
        world.setStatus("wiki", core::ServiceStatus::Running);
        QVERIFY(waitUntil([&] { return tray.summary().startsWith(QStringLiteral("7 of 10")); }));
    }

    void theTrayMenuOffersTheServicesThatChangedLast()
    {
        DemoWorld world(DemoWorld::Scenario::Full);
        models::Bridge bridge(world.doors(), core::Actor::local("tester"), &world);
        models::ServiceListModel services(bridge);
        app::TrayIcon tray(services);
        QVERIFY(waitUntil([&] { return services.state() == models::RequestState::Ready; }));
        world.setStatus("wiki", core::ServiceStatus::Running);
        QVERIFY(waitUntil([&] { return menuTexts(tray.menu()).value(1) == QStringLiteral("wiki  (Running)"); }));
        QCOMPARE(menuTexts(tray.menu()).size(), 1 + 5 + 2);
        const QSignalSpy requested(&tray, &app::TrayIcon::serviceRequested);
        const QMenu *wiki = tray.menu().actions().at(2)->menu();
        QVERIFY(wiki != nullptr);
        wiki->actions().first()->trigger();
        QCOMPARE(requested.at(0).at(0).toString().toStdString(), world.idOf("wiki").value);
    }

    void aServiceInTheTrayIsWokenWhereItSleepsAndPutToSleepWhereItRuns()
    {
        DemoWorld world(DemoWorld::Scenario::Full);
        models::Bridge bridge(world.doors(), core::Actor::local("tester"), &world);
        models::ServiceListModel services(bridge);
        app::TrayIcon tray(services);
        QVERIFY(waitUntil([&] { return services.state() == models::RequestState::Ready; }));
        const QSignalSpy asleep(&tray, &app::TrayIcon::sleepRequested);
        const QSignalSpy woken(&tray, &app::TrayIcon::wakeRequested);
        const auto chooseOfWiki = [&](const QString &text) {
            Q_EMIT tray.menu().aboutToShow();
            const auto actions = tray.menu().actions().at(2)->menu()->actions();
            for (QAction *action : actions) {
                if (action->text() == text) {
                    action->trigger();
                    return true;
                }
            }
            return false;
        };
        world.setStatus("wiki", core::ServiceStatus::Running);
        QVERIFY(waitUntil([&] { return menuTexts(tray.menu()).value(1) == QStringLiteral("wiki  (Running)"); }));
        QVERIFY(!chooseOfWiki(QStringLiteral("Wake")));
        QVERIFY(chooseOfWiki(QStringLiteral("Put to sleep")));
        QCOMPARE(asleep.at(0).at(0).toString().toStdString(), world.idOf("wiki").value);
        world.setStatus("wiki", core::ServiceStatus::Sleeping);
        QVERIFY(waitUntil([&] { return menuTexts(tray.menu()).value(1) == QStringLiteral("wiki  (Sleeping)"); }));
        QVERIFY(!chooseOfWiki(QStringLiteral("Put to sleep")));
        QVERIFY(chooseOfWiki(QStringLiteral("Wake")));
        QCOMPARE(woken.at(0).at(0).toString().toStdString(), world.idOf("wiki").value);
    }

    void theWindowIsBuiltWithoutAWarningAndRemembersItsPlace()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.ini"));
        DemoWorld world(DemoWorld::Scenario::Full);
        FailingSink sink;
        {
            const auto face = app::makeDesktop(
                {world.doors(), core::Actor::local("tester"), &world, Log(sink, log_category::Window), file});
            QVERIFY(face->window()->isVisible());
            QVERIFY(waitUntil([&] { return face->window()->isExposed(); }));
            world.measure();
            face->window()->setGeometry(30, 40, 900, 600);
            QVERIFY(waitUntil([&] { return face->window()->geometry() == QRect(30, 40, 900, 600); }));
        }
        QCOMPARE(QSettings(file, QSettings::IniFormat).value(QStringLiteral("place")).toRect(), QRect(30, 40, 900, 600));
        QVERIFY2(sink.lines.empty(), sink.lines.empty() ? "" : sink.lines.front().c_str());
        const auto again =
            app::makeDesktop({world.doors(), core::Actor::local("tester"), &world, Log(sink, log_category::Window), file});
        QCOMPARE(again->window()->size(), QSize(900, 600));
    }

    void aPlaceOnAScreenThatIsGoneIsNotUsed()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.ini"));
        QSettings(file, QSettings::IniFormat).setValue(QStringLiteral("place"), QRect(90000, 90000, 900, 600));
        DemoWorld world(DemoWorld::Scenario::Empty);
        FailingSink sink;
        const auto face =
            app::makeDesktop({world.doors(), core::Actor::local("tester"), &world, Log(sink, log_category::Window), file});
        QVERIFY(face->window()->x() < 10000);
    }

    void tellsTheDesktopOfADeploymentOnceAndItsClickShowsTheService()
    {
        DesktopSession session;
        QVERIFY2(session.startScreen(), "Xvfb must start");
        TinyDaemon daemon(session.connect(QStringLiteral("face-daemon")));
        QVERIFY(daemon.serve());
        Companion demo;
        demo.start(QStringLiteral(WAKEDOCK_DEMO),
                   {QStringLiteral("--deploy"), QStringLiteral("gallery"), QStringLiteral("--pace"), QStringLiteral("20")},
                   session.environment());
        QVERIFY2(waitUntil([&] { return daemon.shown.size() == 1; }), qPrintable(demo.output()));
        QCOMPARE(daemon.shown.front().title, QStringLiteral("gallery was deployed"));
        daemon.click(1, QStringLiteral("default"));
        QVERIFY2(waitUntil([&] { return demo.output().contains(QStringLiteral("title: gallery")); }),
                 qPrintable(demo.output() + demo.errors()));
        QCOMPARE(daemon.shown.size(), std::size_t(1));
    }
};

WAKEDOCK_TEST(TestDesktopFace)
#include "test_desktop_face.moc"
