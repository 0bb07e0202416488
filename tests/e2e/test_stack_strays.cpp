#include "program_under_test.h"
#include "tests/integration/docker/own_program.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace wakedock::tests;

namespace {

constexpr const char *handStack = "e2e-byhand";
constexpr const char *handDomain = "byhand-stack.localhost";

QJsonObject handFiles(const QByteArray &web, const char *name = nullptr)
{
    const QByteArray yaml = "services:\n  web: {image: 'wakedock-test/web:1', restart: always, labels: {wakedock.domain: "
        + QByteArray(handDomain) + "}" + web + "}\n  db: {image: 'wakedock-test/healthy:1', restart: always}\n";
    QJsonObject body{{QStringLiteral("files"),
                      QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("compose.yaml")},
                                             {QStringLiteral("content"), QString::fromUtf8(yaml)}}}}};
    if (name != nullptr) {
        body.insert(QStringLiteral("name"), QString::fromLatin1(name));
    }
    return body;
}

bool isPage(const Answer &answer)
{
    return answer.status == 200 && answer.body.contains("hello from web");
}

} // namespace

/// Stacks with a domain, and somebody who uses Compose or the engine without WakeDock: with Debian's docker-compose, an
/// engine of the test's own and Caddy.
class TestStackStrays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        OwnEngineWish wish;
        wish.sharesNetwork = true;
        m_engine = std::make_unique<OwnDockerd>(wish);
        m_engine->start();
        TestImages::ensure(m_engine->url());
        m_program = std::make_unique<ProgramUnderTest>(QString::fromStdString(m_engine->url()));
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        const Answer made = m_program->post(QStringLiteral("/stacks"), handFiles({}, handStack));
        QVERIFY2(made.status == 201, made.body.constData());
        QVERIFY(isPage(m_program->visit(domain())));
    }
    void cleanupTestCase()
    {
        m_program->remove(QStringLiteral("/stacks/e2e-byhand"));
        m_program.reset();
        m_engine.reset();
    }

    void upByHandIsFollowedByItself_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("up") << QStringList{};
        QTest::newRow("force-recreate") << QStringList{QStringLiteral("--force-recreate")};
    }
    void upByHandIsFollowedByItself()
    {
        QFETCH(QStringList, options);
        const std::string before = containersOf("web");
        compose(QStringList{QStringLiteral("up"), QStringLiteral("-d")} + options);
        const std::string database = containersOf("db");
        QVERIFY(containersOf("web") != before);
        const Answer page = m_program->visitUntil(domain(), isPage);
        QVERIFY2(isPage(page), qPrintable(m_program->output()));
        QVERIFY(waitUntil([this] { return stackStatus() == QStringLiteral("running"); }, std::chrono::seconds(60)));
        // WakeDock's alone is left, and the other service was not touched.
        QCOMPARE(containersOf("web").size(), std::size_t(64));
        QCOMPARE(containersOf("db"), database);
    }

    void upByHandWhileWakeDockIsAwayIsFollowedAtItsStart()
    {
        m_program->killHard();
        compose({QStringLiteral("up"), QStringLiteral("-d")});
        QVERIFY2(m_program->start(), qPrintable(m_program->output()));
        QVERIFY2(isPage(m_program->visitUntil(domain(), isPage)), qPrintable(m_program->output()));
    }

    void downByHandStaysDownAndUpByHandComesBack()
    {
        compose({QStringLiteral("down")});
        QVERIFY(waitUntil([this] { return stackStatus() == QStringLiteral("stopped"); }));
        QVERIFY(!isPage(m_program->visit(domain())));
        compose({QStringLiteral("up"), QStringLiteral("-d")});
        QVERIFY2(isPage(m_program->visitUntil(domain(), isPage)), qPrintable(m_program->output()));
        QVERIFY(waitUntil([this] { return stackStatus() == QStringLiteral("running"); }, std::chrono::seconds(60)));
    }

    void afterARestartOfTheEngineTheDomainAnswersByItself()
    {
        m_engine->stop();
        QVERIFY(waitUntil([this] { return stackStatus() == QStringLiteral("unknown"); }));
        m_engine->start();
        const Answer page = m_program->visitUntil(domain(), isPage);
        QVERIFY2(isPage(page), qPrintable(m_program->output()));
        QVERIFY(waitUntil([this] { return stackStatus() == QStringLiteral("running"); }, std::chrono::seconds(60)));
    }

private:
    static QString domain() { return QString::fromLatin1(handDomain); }
    QString stackStatus()
    {
        return m_program->get(QStringLiteral("/stacks/e2e-byhand")).json.value(QStringLiteral("status")).toString();
    }
    [[nodiscard]] std::string containersOf(const char *service) const
    {
        return runDocker({"ps", "-aq", "--no-trunc", "--filter", std::string("label=com.docker.compose.service=") + service},
                         m_engine->url());
    }
    /// As somebody types it in the stack's folder.
    void compose(const QStringList &arguments) const
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DOCKER_HOST"), QString::fromStdString(m_engine->url()));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_program->dataDirectory() + QStringLiteral("/stacks/e2e-byhand"));
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("docker-compose"), arguments);
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }

    std::unique_ptr<OwnDockerd> m_engine;
    std::unique_ptr<ProgramUnderTest> m_program;
};

WAKEDOCK_TEST(TestStackStrays)
#include "test_stack_strays.moc"
