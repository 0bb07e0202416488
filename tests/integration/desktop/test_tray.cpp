// The icon in the tray as the panels of real desktops meet it: over D-Bus (StatusNotifierItem) and as an X11 window
// (XEMBED).
#include "desktop_session.h"
#include "panel_view.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"
#include "tiny_daemon.h"
#include "tiny_tray.h"

#include <QProcess>
#include <QRect>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace wakedock::tests;

class TestTray : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_session = std::make_unique<DesktopSession>();
        QVERIFY2(!m_session->busAddress().isEmpty(), "dbus-daemon must start");
        QVERIFY2(m_session->startScreen(), "Xvfb must start");
        m_demo = std::make_unique<Companion>();
    }
    void cleanup()
    {
        m_demo.reset();
        m_session.reset();
    }

    void thePanelIsToldNamePictureAndHowTheServicesAreDoing()
    {
        TinyTray tray(m_session->connect(QStringLiteral("tray-told")));
        QVERIFY(tray.serve());
        const PanelView panel = panelOf(tray, {});
        QCOMPARE(panel.property(QStringLiteral("Title")).toString(), QStringLiteral("WakeDock"));
        QCOMPARE(panel.property(QStringLiteral("Id")).toString(), QStringLiteral("WakeDock"));
        QVERIFY2(waitUntil([&] { return panel.toolTip().startsWith(QStringLiteral("WakeDock: 6 of 10 running")); }),
                 qPrintable(panel.toolTip()));
        QVERIFY(!panel.pictures().isEmpty());
    }

    void theClickOfThePanelBringsAClosedWindowBack()
    {
        TinyTray tray(m_session->connect(QStringLiteral("tray-back")));
        QVERIFY(tray.serve());
        const PanelView panel = panelOf(tray, {QStringLiteral("--close")});
        QVERIFY2(waitUntil([&] { return said("window: hidden"); }), qPrintable(m_demo->errors()));
        QVERIFY(m_demo->runs());
        panel.activate();
        QVERIFY(waitUntil([&] { return said("window: shown"); }));
    }

    void theMenuOpensServicesAndQuits()
    {
        TinyTray tray(m_session->connect(QStringLiteral("tray-menu")));
        QVERIFY(tray.serve());
        const PanelView panel = panelOf(tray, {QStringLiteral("--close")});
        QVERIFY(waitUntil([&] { return said("window: hidden"); }));
        QVERIFY2(waitUntil([&] { return panel.menu().size() == 8; }), qPrintable(panel.menu().join(QLatin1Char('\n'))));
        QVERIFY(panel.menu().first().startsWith(QStringLiteral("6 of 10 running")));
        const QString service = panel.menu().at(1).section(QLatin1Char(' '), 0, 0);
        QVERIFY(panel.choose(service + QLatin1Char(' '), QStringLiteral("Open")));
        QVERIFY2(waitUntil([&] { return said(qPrintable(QStringLiteral("title: ") + service)) && said("window: shown"); }),
                 qPrintable(panel.menu().join(QLatin1Char('\n')) + m_demo->output() + m_demo->errors()));
        QVERIFY(panel.choose(QStringLiteral("Quit")));
        QVERIFY(waitUntil([&] { return !m_demo->runs(); }));
    }

    void theMenuWakesAndPutsToSleep()
    {
        TinyTray tray(m_session->connect(QStringLiteral("tray-sleep")));
        QVERIFY(tray.serve());
        const PanelView panel = panelOf(tray, {});
        const auto hasLine = [&panel](const QString &text) {
            return waitUntil([&] { return !panel.menu().filter(text).isEmpty(); }, std::chrono::seconds(20));
        };
        QVERIFY2(hasLine(QStringLiteral("(Running)")), qPrintable(panel.menu().join(QLatin1Char('\n'))));
        const QString service = panel.menu().filter(QStringLiteral("(Running)")).first().section(QLatin1Char(' '), 0, 0);
        QVERIFY(!panel.choose(service + QLatin1Char(' '), QStringLiteral("Wake")));
        QVERIFY(panel.choose(service + QLatin1Char(' '), QStringLiteral("Put to sleep")));
        QVERIFY2(hasLine(service + QStringLiteral("  (Sleeping)")), qPrintable(panel.menu().join(QLatin1Char('\n'))));
        QVERIFY(panel.choose(service + QLatin1Char(' '), QStringLiteral("Wake")));
        QVERIFY2(hasLine(service + QStringLiteral("  (Running)")), qPrintable(panel.menu().join(QLatin1Char('\n'))));
    }

    void aClosedWindowComesBackWhenThePanelGoesAway()
    {
        TinyTray tray(m_session->connect(QStringLiteral("tray-gone")));
        QVERIFY(tray.serve());
        const PanelView panel = panelOf(tray, {QStringLiteral("--close")});
        QVERIFY(waitUntil([&] { return said("window: hidden"); }));
        // Whoever answers has ended the work of closing, and stays.
        QVERIFY(panel.property(QStringLiteral("Title")).isValid());
        tray.leave();
        QVERIFY2(waitUntil([&] { return said("window: shown"); }), qPrintable(m_demo->errors()));
    }

    void theClickOnANotificationBringsAClosedWindowBackAndShowsTheService()
    {
        TinyTray tray(m_session->connect(QStringLiteral("tray-notified")));
        QVERIFY(tray.serve());
        TinyDaemon daemon(m_session->connect(QStringLiteral("daemon-notified")));
        QVERIFY(daemon.serve());
        panelOf(tray,
                {QStringLiteral("--close"), QStringLiteral("--deploy"), QStringLiteral("gallery"), QStringLiteral("--pace"),
                 QStringLiteral("20")});
        QVERIFY(waitUntil([&] { return said("window: hidden") && daemon.shown.size() == 1; }));
        QVERIFY(!said("window: shown"));
        daemon.click(1, QStringLiteral("default"));
        QVERIFY2(waitUntil([&] { return said("window: shown") && said("title: gallery"); }), qPrintable(m_demo->errors()));
    }

    void withoutAnyTrayClosingTheWindowEndsTheProgram()
    {
        start({QStringLiteral("--close")});
        QVERIFY2(waitUntil([&] { return said("window: hidden") && !m_demo->runs(); }), qPrintable(m_demo->errors()));
    }

    void anOldTrayShowsTheIconAndItsClickBringsTheWindowBack()
    {
        Companion trayer;
        QVERIFY2(startOldTray(trayer), qPrintable(trayer.errors()));
        start({QStringLiteral("--close")});
        QVERIFY2(waitUntil([&] { return said("window: hidden"); }), qPrintable(m_demo->errors()));
        QVERIFY2(waitUntil([&] { return placeOfIcon().size() == QSize(22, 22); }), qPrintable(windows()));
        const QPoint middle = placeOfIcon().center();
        run(QStringLiteral("xdotool"),
            {QStringLiteral("mousemove"), QString::number(middle.x()), QString::number(middle.y()), QStringLiteral("click"),
             QStringLiteral("1")});
        QVERIFY2(waitUntil([&] { return said("window: shown"); }), qPrintable(m_demo->errors()));
    }

    void aClosedWindowComesBackWhenAnOldTrayGoesAway()
    {
        auto trayer = std::make_unique<Companion>();
        QVERIFY2(startOldTray(*trayer), qPrintable(trayer->errors()));
        start({QStringLiteral("--close")});
        QVERIFY2(waitUntil([&] { return said("window: hidden") && !placeOfIcon().isEmpty(); }), qPrintable(windows()));
        trayer.reset();
        QVERIFY2(waitUntil([&] { return said("window: shown"); }), qPrintable(windows()));
    }

private:
    bool startOldTray(Companion &trayer) const
    {
        trayer.start(QStringLiteral("trayer"),
                     {QStringLiteral("--edge"), QStringLiteral("top"), QStringLiteral("--height"), QStringLiteral("24")},
                     m_session->environment());
        return waitUntil([&] { return windows().contains(QStringLiteral("\"panel\"")); });
    }
    void start(const QStringList &arguments)
    {
        m_demo->start(QStringLiteral(WAKEDOCK_DEMO), arguments, m_session->environment());
    }
    PanelView panelOf(const TinyTray &tray, const QStringList &arguments)
    {
        start(arguments);
        waitUntil([&] { return tray.items.size() == 1; });
        return {m_session->connect(QStringLiteral("panel-%1").arg(++m_panels)), tray.items.value(0)};
    }
    bool said(const char *line) { return m_demo->output().contains(QLatin1String(line)); }
    QString run(const QString &program, const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(m_session->environment());
        process.start(program, arguments);
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput());
    }
    QString windows() const { return run(QStringLiteral("xwininfo"), {QStringLiteral("-root"), QStringLiteral("-tree")}); }
    /// Of the window that stands inside another one, not of those on the screen itself: a tray swallows its icons.
    QRect placeOfIcon() const
    {
        static const QRegularExpression swallowed(
            QStringLiteral("^ {11,}0x\\w+ \"WakeDock\":.* (\\d+)x(\\d+)\\S+ +\\+(\\d+)\\+(\\d+)$"),
            QRegularExpression::MultilineOption);
        const auto found = swallowed.match(windows());
        const auto number = [&found](int group) { return found.captured(group).toInt(); };
        return found.hasMatch() ? QRect(number(3), number(4), number(1), number(2)) : QRect();
    }

    std::unique_ptr<DesktopSession> m_session;
    std::unique_ptr<Companion> m_demo;
    int m_panels = 0;
};

WAKEDOCK_TEST(TestTray)
#include "test_tray.moc"
