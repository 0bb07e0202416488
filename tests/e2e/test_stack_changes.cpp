#include "program_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>
#include <memory>

using namespace wakedock::tests;

namespace {

/// @param api empty = without a label
QJsonObject swapFiles(const QByteArray &web, const QByteArray &api, const QByteArray &text)
{
    const auto service = [&text](const QByteArray &name, const QByteArray &domain) {
        return "  " + name + ": {image: 'wakedock-test/web:1', environment: {TEXT: '" + name + " " + text + "'}"
            + (domain.isEmpty() ? QByteArray() : ", labels: {wakedock.domain: " + domain + "}") + "}\n";
    };
    const QByteArray yaml = "services:\n" + service("web", web) + service("api", api);
    return {{QStringLiteral("files"),
             QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("compose.yaml")},
                                    {QStringLiteral("content"), QString::fromUtf8(yaml)}}}}};
}

constexpr const char *oneDomain = "swap-one.localhost";
constexpr const char *twoDomain = "swap-two.localhost";
constexpr const char *threeDomain = "swap-three.localhost";

} // namespace

/// Changes of a stack that move more than one domain, or are killed where it hurts most, through the real program.
class TestStackChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_program = std::make_unique<ProgramUnderTest>();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        QJsonObject body = swapFiles(oneDomain, twoDomain, "first");
        body.insert(QStringLiteral("name"), QStringLiteral("e2e-swap"));
        const Answer made = m_program->post(QStringLiteral("/stacks"), body);
        QVERIFY2(made.status == 201, made.body.constData());
        QVERIFY(says(oneDomain, "web first") && says(twoDomain, "api first"));
    }
    void cleanupTestCase()
    {
        m_program->remove(QStringLiteral("/stacks/e2e-swap"));
        m_program.reset();
    }

    void twoServicesSwapTheirDomainsAndNobodyFindsOneMissing()
    {
        const Answer accepted = m_program->put(QStringLiteral("/stacks/e2e-swap"), swapFiles(twoDomain, oneDomain, "second"),
                                               "Prefer", "respond-async");
        QCOMPARE(accepted.status, 202);
        QStringList wrong;
        QVERIFY(waitUntil(
            [this, &wrong, path = operationOf(accepted)] {
                for (const char *domain : {oneDomain, twoDomain}) {
                    const Answer page = m_program->visit(QString::fromLatin1(domain));
                    if (page.status != 200 || !(page.body.startsWith("web ") || page.body.startsWith("api "))) {
                        wrong << QString::number(page.status) + QLatin1Char(' ') + QString::fromUtf8(page.body.left(80));
                    }
                }
                return m_program->get(path).json.value(QStringLiteral("status")).toString() == QStringLiteral("succeeded");
            },
            std::chrono::seconds(90)));
        QCOMPARE(wrong, QStringList());
        QVERIFY(says(oneDomain, "api second") && says(twoDomain, "web second"));
        m_program->killHard();
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        QVERIFY(says(oneDomain, "api second") && says(twoDomain, "web second"));
    }

    void aKillBetweenTheCommitAndItsFilesGoesBackToTheFilesBefore()
    {
        // Killed when the files before are to be put away (strace looks at the name that is renamed): visitors have moved,
        // one domain is another, one is given up, and nobody noted that the files are in force.
        const QString noted = m_program->dataDirectory() + QStringLiteral("/stacks/.wakedock/e2e-swap/pending");
        const qint64 pid = m_program->pid();
        QProcess tracer;
        tracer.setProcessChannelMode(QProcess::MergedChannels);
        tracer.start(QStringLiteral("strace"),
                     {QStringLiteral("-f"), QStringLiteral("-p"), QString::number(pid), QStringLiteral("-P"), noted,
                      QStringLiteral("-e"), QStringLiteral("trace=rename,renameat,renameat2"), QStringLiteral("-e"),
                      QStringLiteral("inject=rename,renameat,renameat2:signal=SIGKILL")});
        QByteArray said;
        QVERIFY2(waitUntil([&] {
                     said += tracer.readAll();
                     return said.contains("attached");
                 }),
                 said.constData());
        const Answer accepted = m_program->put(QStringLiteral("/stacks/e2e-swap"), swapFiles(threeDomain, "", "third"),
                                               "Prefer", "respond-async");
        QCOMPARE(accepted.status, 202);
        QVERIFY2(waitUntil([pid] { return ::kill(static_cast<pid_t>(pid), 0) != 0; }, std::chrono::seconds(90)),
                 qPrintable(m_program->output()));
        tracer.kill();
        tracer.waitForFinished();
        QVERIFY(says(threeDomain, "web third"));
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        QVERIFY(waitUntil(
            [this, path = operationOf(accepted)] {
                return m_program->get(path).json.value(QStringLiteral("status")).toString() == QStringLiteral("undone");
            },
            std::chrono::seconds(90)));
        QVERIFY(says(oneDomain, "api second") && says(twoDomain, "web second"));
        QVERIFY(!m_program->visit(QString::fromLatin1(threeDomain)).body.startsWith("web "));
        const Answer stack = m_program->get(QStringLiteral("/stacks/e2e-swap"));
        QCOMPARE(stack.json.value(QStringLiteral("status")).toString(), QStringLiteral("running"));
        QCOMPARE(stack.json.value(QStringLiteral("revision")).toInt(), 2);
        const Answer changed = m_program->put(QStringLiteral("/stacks/e2e-swap"), swapFiles(oneDomain, twoDomain, "fourth"));
        QVERIFY2(changed.status == 200, changed.body.constData());
        QVERIFY(says(oneDomain, "web fourth") && says(twoDomain, "api fourth"));
    }

private:
    static QString operationOf(const Answer &accepted)
    {
        return QStringLiteral("/operations/") + accepted.json.value(QStringLiteral("id")).toString();
    }
    bool says(const char *domain, const char *text)
    {
        const Answer page = m_program->visitUntil(QString::fromLatin1(domain),
                                                  [text](const Answer &answer) { return answer.body.contains(text); });
        return page.body.contains(text);
    }

    std::unique_ptr<ProgramUnderTest> m_program;
};

WAKEDOCK_TEST(TestStackChanges)
#include "test_stack_changes.moc"
