#include "gate_world.h"
#include "headless_browser.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QTemporaryFile>
#include <QTest>

using namespace wakedock::tests;

/// The loading page in a real browser: it shows, moves, and leads to the service by itself.
class TestGateBrowser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_browser = std::make_unique<HeadlessBrowser>();
        QVERIFY2(m_browser->start(), qPrintable(m_browser->output()));
        m_world = std::make_unique<GateWorld>();
        QVERIFY2(m_world->start(), qPrintable(m_world->program().output()));
        QVERIFY(m_world->deploy(
            QStringLiteral("slow"),
            {{QStringLiteral("environment"), QJsonObject{{QStringLiteral("START_DELAY_MS"), QStringLiteral("4000")}}},
             {QStringLiteral("loading_page"),
              QJsonObject{{QStringLiteral("title"), QStringLiteral("The library opens")},
                          {QStringLiteral("accent"), QStringLiteral("#b3261e")},
                          {QStringLiteral("show_log"), true}}}}));
    }
    void cleanupTestCase()
    {
        m_world.reset();
        m_browser.reset();
    }
    void init() { QVERIFY(m_world->putToSleep(QStringLiteral("slow"))); }

    void itShowsMovesAndArrivesWithPathQueryAndFragment()
    {
        m_browser->setScreen(1280, 800, false);
        QVERIFY(m_browser->open(shelf(7)));
        QVERIFY2(m_browser->text().contains(QStringLiteral("The library opens")), qPrintable(m_browser->text()));
        QVERIFY(!m_browser->evaluate(QStringLiteral("getComputedStyle(document.querySelector('.fill')).backgroundColor"))
                     .toString()
                     .isEmpty());
        const double first = shownShare();
        QVERIFY(waitUntil([this, first] { return shownShare() > first + 0.05; }));
        QVERIFY(waitUntil([this] { return m_browser->text().contains(QStringLiteral("visited: warming up")); }));
        QVERIFY2(m_browser->text().contains(QStringLiteral("Waiting for its first answer")), qPrintable(m_browser->text()));
        m_browser->shoot(QStringLiteral("gate-waking-light"));
        QVERIFY2(withoutAnswers(m_browser->complaints()).isEmpty(),
                 qPrintable(m_browser->complaints().join(QLatin1Char('\n'))));
        QVERIFY(arrives(*m_browser));
        QCOMPARE(m_browser->evaluate(QStringLiteral("location.pathname + location.search + location.hash")).toString(),
                 QStringLiteral("/shelf?book=7#page3"));
        QCOMPARE(m_browser->evaluate(QStringLiteral("history.length")).toInt(), m_historyBefore);
    }

    void withoutScriptsItArrivesToo()
    {
        HeadlessBrowser plain;
        plain.forbidScripts();
        QVERIFY2(plain.start(), qPrintable(plain.output()));
        plain.setScreen(390, 800, true);
        QVERIFY(plain.open(shelf(8)));
        QVERIFY2(plain.text().contains(QStringLiteral("every 2 seconds")), qPrintable(plain.text()));
        plain.shoot(QStringLiteral("gate-waking-dark-small"));
        QVERIFY(arrives(plain));
    }

    void aWakeThatFailsIsSaidAndTriedAgain()
    {
        QVERIFY(m_world->deploy(QStringLiteral("broken")));
        QVERIFY(m_world->putToSleep(QStringLiteral("broken")));
        const auto container = m_world->containerOf(QStringLiteral("broken")).toStdString();
        QTemporaryFile nothing;
        QVERIFY(nothing.open());
        runDocker({"cp", nothing.fileName().toStdString(), container + ":/visited"});
        m_browser->setScreen(1280, 800, true);
        QVERIFY(m_browser->open(m_world->address(QStringLiteral("broken"))));
        QVERIFY2(waitUntil([this] { return m_browser->text().contains(QStringLiteral("e2e-broken did not start")); }),
                 qPrintable(m_browser->text()));
        QVERIFY2(waitUntil([this] { return m_browser->text().contains(QStringLiteral("Trying again in")); }),
                 qPrintable(m_browser->text()));
        m_browser->shoot(QStringLiteral("gate-failed-dark"));
        // Mended meanwhile, it opens by itself.
        runDocker({"cp", GateWorld::visitedProgram(), container + ":/visited"});
        QVERIFY(arrives(*m_browser));
    }

    void theServiceLookedAtItselfIsAskedOnceWhetherItIsThere()
    {
        QVERIFY(m_browser->open(shelf(9)));
        QVERIFY(arrives(*m_browser));
        QCOMPARE(m_browser->evaluate(QStringLiteral("performance.getEntriesByType('navigation')[0].type")).toString(),
                 QStringLiteral("reload"));
    }

private:
    /// Another book is another page: to the same one a browser only jumps.
    QString shelf(int book) const
    {
        return m_world->address(QStringLiteral("slow"), QStringLiteral("/shelf?book=%1#page3").arg(book));
    }
    double shownShare()
    {
        return m_browser
            ->evaluate(
                QStringLiteral("(() => { const fill = document.querySelector('.fill'); if (!fill) return 0; "
                               "return 1 + new DOMMatrix(getComputedStyle(fill).transform).e / fill.offsetWidth; })()"))
            .toDouble();
    }
    static bool arrives(HeadlessBrowser &browser)
    {
        const bool isThere = waitUntil([&browser] { return browser.text().contains(QStringLiteral("hello from visited")); },
                                       std::chrono::seconds(40));
        if (!isThere) {
            qWarning("%s", qPrintable(browser.text()));
        }
        return isThere;
    }
    /// That the page itself is a 503 is no complaint about the page.
    static QStringList withoutAnswers(QStringList complaints)
    {
        complaints.removeIf([](const QString &each) { return each.contains(QLatin1String("status of 503")); });
        return complaints;
    }

    int m_historyBefore = 2; ///< The empty page and the one that was opened.
    std::unique_ptr<HeadlessBrowser> m_browser;
    std::unique_ptr<GateWorld> m_world;
};

WAKEDOCK_TEST(TestGateBrowser)
#include "test_gate_browser.moc"
