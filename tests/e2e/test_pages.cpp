#include "headless_browser.h"
#include "program_under_test.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace wakedock::tests;

/// The pages for people, in a real browser: what they show in both themes, and that the browser has nothing to complain of.
class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_browser = std::make_unique<HeadlessBrowser>();
        QVERIFY2(m_browser->start(), qPrintable(m_browser->output()));
        m_program = std::make_unique<ProgramUnderTest>();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
    }
    void cleanupTestCase()
    {
        m_program.reset();
        m_browser.reset();
    }

    void everyPageFitsItsScreenAndShowsWhatItMust_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("dark");
        for (const bool dark : {false, true}) {
            for (const int width : {1280, 390}) {
                const QString how =
                    QStringLiteral("-%1-%2").arg(width).arg(dark ? QLatin1String("dark") : QLatin1String("light"));
                QTest::newRow(qPrintable(QStringLiteral("home") + how)) << "/" << "WakeDock runs here" << width << dark;
                QTest::newRow(qPrintable(QStringLiteral("docs") + how)) << "/api/docs" << "openapi.json" << width << dark;
            }
        }
    }

    void everyPageFitsItsScreenAndShowsWhatItMust()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, words);
        QFETCH(const int, width);
        QFETCH(const bool, dark);
        m_browser->setScreen(width, 900, dark);
        QVERIFY(m_browser->open(root() + path));
        QVERIFY2(m_browser->text().contains(words), qPrintable(m_browser->text().left(400)));
        QVERIFY2(isStyled(dark), "The style sheet must apply, in the theme that is asked for.");
        QVERIFY2(m_browser
                     ->evaluate(QStringLiteral("document.documentElement.scrollWidth <= "
                                               "document.documentElement.clientWidth"))
                     .toBool(),
                 "Nothing may stick out to the right.");
        QVERIFY(m_browser->evaluate(QStringLiteral("[...document.images].every(i => i.naturalWidth > 0)")).toBool());
        QVERIFY2(m_browser->complaints().isEmpty(), qPrintable(m_browser->complaints().join(QLatin1Char('\n'))));
        m_browser->shoot(QString::fromLatin1(QTest::currentDataTag()));
    }

    void theFirstAdministratorIsMadeInTheBrowser()
    {
        ProgramUnderTest fresh;
        const QString link = startWithoutOwner(fresh, 15);
        QVERIFY2(!link.isEmpty(), qPrintable(fresh.output()));
        m_browser->setScreen(1280, 900, false);
        QVERIFY(m_browser->open(link));
        QVERIFY2(m_browser->text().contains(QStringLiteral("At least 15 characters")), qPrintable(m_browser->text()));
        QVERIFY2(m_browser->complaints().isEmpty(), qPrintable(m_browser->complaints().join(QLatin1Char('\n'))));
        m_browser->shoot(QStringLiteral("setup"));

        fillIn("root", "passwordpassword");
        QVERIFY(m_browser->follow(QStringLiteral("document.forms[0].requestSubmit()")));
        QVERIFY2(m_browser->text().contains(QStringLiteral("Almost there")), qPrintable(m_browser->text()));
        m_browser->shoot(QStringLiteral("setup-refused"));

        fillIn("root", "a sentence to remember");
        QVERIFY(m_browser->follow(QStringLiteral("document.forms[0].requestSubmit()")));
        QVERIFY2(m_browser->text().contains(QStringLiteral("It is yours, root")), qPrintable(m_browser->text()));
        m_browser->shoot(QStringLiteral("setup-done"));
        // The refusal's status is one of the things a console lists; a policy that forbids the form would be another.
        QCOMPARE(m_browser->complaints().filter(QStringLiteral("status of 422")), m_browser->complaints());

        QVERIFY(m_browser->open(link));
        QVERIFY2(m_browser->text().contains(QStringLiteral("set up already")), qPrintable(m_browser->text()));
        m_browser->shoot(QStringLiteral("setup-gone"));
    }

private:
    [[nodiscard]] QString root() const { return m_program->api({}).remove(QStringLiteral("/api/v1")); }
    /// The card of the home page and the paper of every page are light or dark, and not the browser's own white.
    bool isStyled(bool dark)
    {
        const QString paper =
            m_browser->evaluate(QStringLiteral("getComputedStyle(document.documentElement).getPropertyValue('--paper')"))
                .toString()
                .trimmed();
        return paper == (dark ? QStringLiteral("#0f1219") : QStringLiteral("#f5f6fa"));
    }
    void fillIn(const char *name, const char *password)
    {
        m_browser->evaluate(
            QStringLiteral("document.forms[0].username.value = '%1'; document.forms[0].password.value = '%2'")
                .arg(QLatin1String(name), QLatin1String(password)));
    }
    /// The link it prints.
    static QString startWithoutOwner(ProgramUnderTest &program, int passwordLength)
    {
        program.set(QStringLiteral("WAKEDOCK_ADMIN_USERNAME"), QString());
        program.set(QStringLiteral("WAKEDOCK_ADMIN_PASSWORD"), QString());
        program.set(QStringLiteral("WAKEDOCK_SECURITY__PASSWORD_MIN_LENGTH"), QString::number(passwordLength));
        static const QRegularExpression link(QStringLiteral("(http://\\S+/setup\\?token=\\S+)"));
        program.start(); // Nobody can sign in yet, so that part of it fails.
        return link.match(program.output()).captured(1);
    }

    std::unique_ptr<HeadlessBrowser> m_browser;
    std::unique_ptr<ProgramUnderTest> m_program;
};

WAKEDOCK_TEST(TestPages)
#include "test_pages.moc"
