#include "caddy_unit.h"
#include "certified_program.h"
#include "program_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <csignal>

using namespace wakedock::tests;

namespace {

bool isOfTheService(const Answer &answer)
{
    return answer.body.contains("hello from web 1");
}

bool isByHand(const Answer &answer)
{
    return answer.body == "by hand";
}

} // namespace

/// Caddy as the machine's own service, with its operator's sites, and WakeDock beside it.
class TestCaddyUnits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }
    void init()
    {
        m_program = std::make_unique<ProgramUnderTest>();
        m_unit = std::make_unique<CaddyUnit>(m_program->adminPort());
        m_program->set(QStringLiteral("WAKEDOCK_SERVER__RUN_DIR"), m_unit->folder() + QStringLiteral("/marks"));
    }
    void cleanup()
    {
        m_program.reset();
        m_unit.reset();
    }

    void theOperatorsSitesAndOursAreServedOverReloadsAndRestarts()
    {
        QVERIFY2(m_unit->startWith(caddyfile()), qPrintable(m_unit->output()));
        QVERIFY2(startWithAService(), qPrintable(m_program->output()));
        const auto status = m_program->get(QStringLiteral("/caddy/status")).json;
        QCOMPARE(status.value(QStringLiteral("keeper")).toString(), QStringLiteral("foreign"));
        QVERIFY2(status.value(QStringLiteral("sees_marks")).toBool(),
                 qPrintable(status.value(QStringLiteral("last_error")).toString()));
        QVERIFY(isByHand(m_program->visit(QStringLiteral("hand.localhost"))));

        QVERIFY(m_unit->reload()); // Wipes what is not in its file.
        QVERIFY(isOfTheService(m_program->visitUntil(QStringLiteral("unit.localhost"), isOfTheService)));
        QVERIFY(isByHand(m_program->visit(QStringLiteral("hand.localhost"))));

        m_unit->kill();
        QVERIFY(waitForStatus(QStringLiteral("user caddy runs does not answer since")));
        QVERIFY2(m_unit->startAgain(), qPrintable(m_unit->output()));
        QVERIFY(isOfTheService(m_program->visitUntil(QStringLiteral("unit.localhost"), isOfTheService)));
        QVERIFY(isByHand(m_program->visit(QStringLiteral("hand.localhost"))));
        QCOMPARE(m_program->caddyPid(), 0);
    }

    void somebodyElsesCaddyCertifiesToo()
    {
        QVERIFY2(m_unit->startWith(caddyfile()), qPrintable(m_unit->output()));
        QVERIFY2(startWithAService(), qPrintable(m_program->output()));
        QCOMPARE(certifiedAndRenewed(*m_program, QStringLiteral("sealed.test")), QString());
        QVERIFY(isByHand(m_program->visit(QStringLiteral("hand.localhost"))));
    }

    void marksThatAPrivateTmpHidesAreToldAndVisitorsServedAllTheSame()
    {
        QVERIFY2(m_unit->startWith(caddyfile()), qPrintable(m_unit->output()));
        m_program->set(QStringLiteral("WAKEDOCK_SERVER__RUN_DIR"), m_program->runDirectory());
        QVERIFY2(startWithAService(), qPrintable(m_program->output()));
        QVERIFY(waitForStatus(QStringLiteral("cannot see the awake marks")));
        QVERIFY(isOfTheService(m_program->visit(QStringLiteral("unit.localhost"))));
    }

    void oneThatResumesHasEverythingAfterAKill()
    {
        QVERIFY2(startResumingWithBothSites(), qPrintable(m_unit->output() + m_program->output()));
        m_unit->kill();
        QVERIFY2(m_unit->startResuming(), qPrintable(m_unit->output()));
        QVERIFY(isByHand(m_program->visitUntil(QStringLiteral("hand.localhost"), isByHand)));
        QVERIFY(isOfTheService(m_program->visitUntil(QStringLiteral("unit.localhost"), isOfTheService)));
    }

    void halfAnAutosaveIsPutBackAndSaid()
    {
        QVERIFY2(startResumingWithBothSites(), qPrintable(m_unit->output() + m_program->output()));
        m_unit->kill();
        QVERIFY(QFile::resize(m_unit->autosave(), 100));
        QVERIFY(!m_unit->startResuming()); // That is the fault: Caddy ends at once.
        QVERIFY(waitForStatus(QStringLiteral("autosave.json is damaged")));
        QVERIFY(waitForStatus(QStringLiteral("has put back"), QStringLiteral("remedy")));
        QVERIFY2(m_unit->startResuming(), qPrintable(m_unit->output()));
        QVERIFY(isByHand(m_program->visitUntil(QStringLiteral("hand.localhost"), isByHand)));
        QVERIFY(isOfTheService(m_program->visitUntil(QStringLiteral("unit.localhost"), isOfTheService)));
        QCOMPARE(QFile(m_unit->autosave() + QStringLiteral(".damaged")).size(), 100);
    }

    void whatALostAutosaveTookIsNamedAndCanBeRestored()
    {
        QVERIFY2(startResumingWithBothSites(), qPrintable(m_unit->output() + m_program->output()));
        m_program->killHard(); // Or it would put the file back.
        m_unit->kill();
        QVERIFY(QFile::remove(m_unit->autosave()));
        QVERIFY2(m_unit->startResuming(), qPrintable(m_unit->output()));
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        QVERIFY(waitForStatus(QStringLiteral("came back without sites it served before: hand.localhost")));
        QVERIFY(isOfTheService(m_program->visitUntil(QStringLiteral("unit.localhost"), isOfTheService)));

        const auto id = backupNamed(QStringLiteral("before Caddy came back without it"));
        QVERIFY(!id.isEmpty());
        const Answer restored = m_program->post(QStringLiteral("/caddy/backups/%1/restore").arg(id));
        QVERIFY2(restored.status == 200, restored.body.constData());
        QVERIFY(isByHand(m_program->visitUntil(QStringLiteral("hand.localhost"), isByHand)));
        QVERIFY(waitForStatus({}));
    }

private:
    [[nodiscard]] QString caddyfile() const
    {
        return QStringLiteral("{\n admin 127.0.0.1:%1\n http_port %2\n https_port %3\n}\nhttp:")
                   .arg(m_program->adminPort())
                   .arg(m_program->httpPort())
                   .arg(m_program->httpsPort())
            + QStringLiteral("//hand.localhost {\n respond \"by hand\"\n}\n");
    }
    bool startWithAService()
    {
        return m_program->start()
            && m_program
                   ->post(QStringLiteral("/services"),
                          {{QStringLiteral("name"), QStringLiteral("e2e-unit")},
                           {QStringLiteral("image"), QString::fromLatin1(TestImages::Web)},
                           {QStringLiteral("domain"), QStringLiteral("unit.localhost")},
                           {QStringLiteral("tls"), QStringLiteral("off")}})
                   .status
            == 201
            && isOfTheService(m_program->visit(QStringLiteral("unit.localhost")));
    }
    /// Its operator puts a site into it over the API, as is usual with this unit.
    bool startResumingWithBothSites()
    {
        const auto isCopied = [this] {
            QFile copy(m_program->dataDirectory() + QStringLiteral("/caddy/foreign-autosave.json"));
            return copy.open(QIODevice::ReadOnly) && copy.readAll().contains("hand.localhost");
        };
        return m_unit->startResuming() && startWithAService()
            && m_program
                   ->post(
                       QStringLiteral("/caddy/reload"),
                       {{QStringLiteral("config"), caddyfile()}, {QStringLiteral("adapter"), QStringLiteral("caddyfile")}})
                   .status
            == 200
            && isByHand(m_program->visit(QStringLiteral("hand.localhost"))) && waitUntil(isCopied);
    }
    QString backupNamed(const QString &reason)
    {
        for (const auto &backup :
             m_program->get(QStringLiteral("/caddy/backups")).json.value(QStringLiteral("items")).toArray()) {
            if (backup.toObject().value(QStringLiteral("reason")).toString() == reason) {
                return backup.toObject().value(QStringLiteral("id")).toString();
            }
        }
        return {};
    }
    /// @param words of its last error; empty = none
    bool waitForStatus(const QString &words, const QString &where = QStringLiteral("last_error"))
    {
        return waitUntil([this, &words, &where] {
            const auto status = m_program->get(QStringLiteral("/caddy/status")).json;
            const auto error = status.value(where).toString();
            return words.isEmpty() ? error.isEmpty() : error.contains(words);
        });
    }

    std::unique_ptr<ProgramUnderTest> m_program;
    std::unique_ptr<CaddyUnit> m_unit;
};

WAKEDOCK_TEST(TestCaddyUnits)
#include "test_caddy_units.moc"
