#include "programs.h"
#include "tests/integration/docker/own_program.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

#include <memory>

using namespace wakedock;
using namespace wakedock::tests;
using core::ComposeVerb;

/// Every Compose program pulls with WakeDock's logins, and leaves nothing of them behind.
class TestComposeRegistries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_registry = std::make_unique<OwnRegistry>(OwnRegistry::Entry::WithPassword);
        m_registry->publish(TestImages::Mute, "team/mute:1");
    }
    void init()
    {
        m_programs = std::make_unique<Programs>();
        m_project = std::make_unique<QTemporaryDir>();
        m_lines.clear();
        QFile file(m_project->filePath(QStringLiteral("compose.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("services: {web: {image: '" + QByteArray::fromStdString(image()) + "'}}\n");
    }
    void cleanup()
    {
        run(QStringLiteral("docker-compose"), ComposeVerb::Down);
        try {
            runDocker({"rmi", "-f", image()});
        } catch (const std::runtime_error &) {
            // it never came
        }
    }

    void theLoginKeptIsUsed_data() { programs(); }
    void theLoginKeptIsUsed()
    {
        QFETCH(QString, program);
        signIn(OwnRegistry::Password);
        const auto failed = run(program, ComposeVerb::Up);
        QVERIFY2(!failed, failed ? failed->what() : "");
        QVERIFY(isClean());
    }

    void aRunThatFailsLeavesNoLoginBehindEither_data() { programs(); }
    void aRunThatFailsLeavesNoLoginBehindEither()
    {
        QFETCH(QString, program);
        signIn("wrong words");
        const auto failed = run(program, ComposeVerb::Up);
        QCOMPARE(failed->reason(), std::string("compose_failed"));
        QVERIFY(isClean());
        for (const std::string &line : m_lines) {
            QVERIFY2(line.find("wrong words") == std::string::npos, line.c_str());
        }
    }

    void withoutAKeptLoginTheOperatorsOwnConfigurationIsUsed()
    {
        const QByteArray pair = QByteArray("ada:").append(OwnRegistry::Password).toBase64();
        QDir().mkpath(m_programs->folder() + QStringLiteral("/.docker"));
        QFile config(m_programs->folder() + QStringLiteral("/.docker/config.json"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write(R"({"auths": {")" + QByteArray::fromStdString(m_registry->address()) + R"(": {"auth": ")" + pair
                     + R"("}}})");
        config.close();
        QVERIFY(!run(QStringLiteral("docker-compose"), ComposeVerb::Up));
        // A login at another registry, which a build might need, takes nothing away.
        runDocker({"rmi", "-f", image()});
        m_programs->engines.signIn({"other.example", "bob", Secret("x")});
        m_pullsAny = true;
        QVERIFY(!run(QStringLiteral("docker-compose"), ComposeVerb::Up));
        m_pullsAny = false;
    }

private:
    static void programs()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("docker-compose") << QStringLiteral("docker-compose");
        QTest::newRow("plugin") << QStringLiteral("plugin");
    }
    [[nodiscard]] std::string image() const { return m_registry->reference("team/mute:1"); }
    void signIn(const char *password) { m_programs->engines.signIn({m_registry->address(), "ada", Secret(password)}); }
    [[nodiscard]] bool isClean() const { return QDir(QString::fromStdString(m_programs->loginsFolder())).isEmpty(); }
    std::optional<Error> run(const QString &program, ComposeVerb verb)
    {
        docker::ComposeRunner runner(m_programs->engines, m_programs->environment(program), m_programs->loginsFolder());
        const std::string folder = m_project->path().toStdString();
        core::ComposeProject project{core::localHost(), "wdlogins", folder, {folder + "/compose.yaml"}, {}, {}};
        project.images = {image()};
        project.pullsAny = m_pullsAny;
        return awaitError(
            runner.run({}, project, {verb, false}, [this](std::string line) { m_lines.push_back(std::move(line)); }),
            std::chrono::seconds(90));
    }

    std::unique_ptr<OwnRegistry> m_registry;
    std::unique_ptr<Programs> m_programs;
    std::unique_ptr<QTemporaryDir> m_project;
    std::vector<std::string> m_lines;
    bool m_pullsAny = false;
};

WAKEDOCK_TEST(TestComposeRegistries)
#include "test_compose_registries.moc"
