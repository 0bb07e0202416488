#include "programs.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace wakedock;
using namespace wakedock::tests;
using core::ComposeVerb;

/// What every Compose program must do for WakeDock, on a real engine.
class TestComposeRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }
    void init()
    {
        m_programs = std::make_unique<Programs>();
        m_project = std::make_unique<QTemporaryDir>();
        m_lines.clear();
    }
    void cleanup() { run(QStringLiteral("docker-compose"), {ComposeVerb::Down, false}); }

    void aProjectComesUpAndGoesDown_data() { programs(); }
    void aProjectComesUpAndGoesDown()
    {
        QFETCH(QString, program);
        write("compose.yaml",
              "services: {web: {image: '${IMAGE}', volumes: ['data:/d']}, dev: {image: 'wakedock-test/mute:1', "
              "profiles: [dev]}}\nvolumes: {data: {}}\n");
        write(".env", "IMAGE=wakedock-test/mute:1\n");
        QVERIFY(!run(program, {ComposeVerb::Check, false}));
        QVERIFY(!run(program, {ComposeVerb::Up, false}));
        QVERIFY(!m_lines.empty());
        for (const std::string &line : m_lines) {
            QVERIFY2(line.find('\x1b') == std::string::npos && line.find('\r') == std::string::npos, line.c_str());
        }
        QCOMPARE(services(), std::string("dev\nweb"));
        QVERIFY(!run(program, {ComposeVerb::Down, false}));
        QCOMPARE(services(), std::string());
        QCOMPARE(runDocker({"volume", "ls", "-q", "--filter", "label=com.docker.compose.project=wdcontract"}),
                 std::string("wdcontract_data"));
        runDocker({"volume", "rm", "wdcontract_data"});
    }

    void whatIsNoLongerInTheFilesGoes_data() { programs(); }
    void whatIsNoLongerInTheFilesGoes()
    {
        QFETCH(QString, program);
        write("compose.yaml", "services: {a: {image: 'wakedock-test/mute:1'}, b: {image: 'wakedock-test/mute:1'}}\n");
        QVERIFY(!run(program, {ComposeVerb::Up, false}));
        QCOMPARE(services(), std::string("a\nb"));
        write("compose.yaml", "services: {a: {image: 'wakedock-test/mute:1'}}\n");
        QVERIFY(!run(program, {ComposeVerb::Up, false}));
        QCOMPARE(services(), std::string("a"));
    }

    void wrongFilesAreRefusedByTheCheckWithTheProgramsWords_data() { programs(); }
    void wrongFilesAreRefusedByTheCheckWithTheProgramsWords()
    {
        QFETCH(QString, program);
        write("compose.yaml", "services: {web: {image: a, imgae: b}}\n");
        const auto refused = run(program, {ComposeVerb::Check, false});
        QCOMPARE(refused->code(), ErrorCode::Invalid);
        QCOMPARE(refused->reason(), std::string("compose_refused"));
        QVERIFY2(refused->message().find("imgae") != std::string::npos, refused->what());
    }

    void aFailureHasTheLastLines_data() { programs(); }
    void aFailureHasTheLastLines()
    {
        QFETCH(QString, program);
        write("compose.yaml", "services: {web: {image: '127.0.0.1:1/nowhere:1'}}\n");
        const auto failed = run(program, {ComposeVerb::Up, false});
        QCOMPARE(failed->reason(), std::string("compose_failed"));
        QVERIFY(!failed->context().at("last_lines").empty());
    }

    void anEngineThatIsAwayIsSaid_data() { programs(); }
    void anEngineThatIsAwayIsSaid()
    {
        QFETCH(QString, program);
        m_programs = std::make_unique<Programs>("unix:///nowhere/docker.sock");
        write("compose.yaml", "services: {web: {image: 'wakedock-test/mute:1'}}\n");
        const auto failed = run(program, {ComposeVerb::Up, false});
        QCOMPARE(failed->reason(), std::string("engine_unreachable"));
        m_programs = std::make_unique<Programs>();
    }

    void theNameAndVersionAreFound()
    {
        const auto tool = [this](const char *kind) {
            docker::ComposeRunner runner(m_programs->engines, m_programs->environment(QString::fromLatin1(kind)),
                                         m_programs->loginsFolder());
            return await(runner.find({}));
        };
        QCOMPARE(tool("docker-compose"), (core::ComposeTool{"docker-compose", "1.29.2"}));
        QCOMPARE(tool("plugin"), (core::ComposeTool{"docker compose", "2.29.7"}));
    }

    void withoutAProgramItSaysWhatToInstallAndFindsItOnceItIsThere()
    {
        docker::ComposeRunner runner(m_programs->engines, m_programs->environment(QStringLiteral("none")),
                                     m_programs->loginsFolder());
        const auto missing = awaitError(runner.find({}));
        QCOMPARE(missing->code(), ErrorCode::Unavailable);
        QCOMPARE(missing->reason(), std::string("compose_missing"));
        QVERIFY(missing->remedy().find("docker-compose") != std::string::npos);
        m_programs->writeProgram("docker-compose", "#!/bin/sh\necho 2.0.0\n");
        QCOMPARE(await(runner.find({})).version, std::string("2.0.0"));
    }

    void thePluginsCommandLineIsAnArrayAndNothingElse()
    {
        write("compose.yaml", "services: {web: {image: 'wakedock-test/mute:1'}}\n");
        QVERIFY(!run(QStringLiteral("plugin"), {ComposeVerb::Check, false}, {"a b; $(touch x)"}));
        QVERIFY(m_programs->noted(QStringLiteral("arguments")).contains("\na b; $(touch x)\n"));
    }

    void aCancelledRunEndsWithAllItsChildren()
    {
        m_programs->writeProgram("docker",
                                 "#!/bin/sh\nif [ \"$2\" = version ]; then echo 2.0; exit 0; fi\ntrap '' TERM\n"
                                 "sleep 600 & echo $! >\"$HOME/child\"; echo begun; wait; wait\n");
        auto environment = m_programs->environment(QStringLiteral("none"));
        environment["PATH"] += ":/usr/bin:/bin";
        docker::ComposeRunner runner(m_programs->engines, environment, m_programs->loginsFolder());
        CancelSource cancel;
        core::CallContext context;
        context.cancel = cancel.token();
        const auto error = awaitError(
            runner.run(context, project({}), {ComposeVerb::Up, false}, [&cancel](const std::string &) { cancel.cancel(); }));
        QCOMPARE(error->code(), ErrorCode::Cancelled);
        const auto child = static_cast<pid_t>(m_programs->noted(QStringLiteral("child")).trimmed().toLong());
        QVERIFY(child > 0);
        QVERIFY(waitUntil([child] { return ::kill(child, 0) != 0 || isZombie(child); }));
    }

    void whoIgnoresTheRequestToEndGoesWithALeaderThatObeys()
    {
        m_programs->writeProgram(
            "docker",
            "#!/bin/sh\nif [ \"$2\" = version ]; then echo 2.0; exit 0; fi\n"
            // It says so itself, once it ignores the request.
            "sh -c 'trap \"\" TERM; echo $$ >\"$HOME/child\"; echo begun; exec sleep 600' & exec sleep 600\n");
        auto environment = m_programs->environment(QStringLiteral("none"));
        environment["PATH"] += ":/usr/bin:/bin";
        docker::ComposeRunner runner(m_programs->engines, environment, m_programs->loginsFolder());
        CancelSource cancel;
        core::CallContext context;
        context.cancel = cancel.token();
        const auto error = awaitError(
            runner.run(context, project({}), {ComposeVerb::Up, false}, [&cancel](const std::string &) { cancel.cancel(); }));
        QCOMPARE(error->code(), ErrorCode::Cancelled);
        const auto child = static_cast<pid_t>(m_programs->noted(QStringLiteral("child")).trimmed().toLong());
        QVERIFY(child > 0);
        QVERIFY(waitUntil([child] { return ::kill(child, 0) != 0 || isZombie(child); }));
    }

    void aRunThatTakesTooLongIsEnded()
    {
        m_programs->writeProgram("docker",
                                 "#!/bin/sh\nif [ \"$2\" = version ]; then echo 2.0; exit 0; fi\nexec sleep 600\n");
        auto environment = m_programs->environment(QStringLiteral("none"));
        environment["PATH"] += ":/usr/bin:/bin";
        docker::ComposeRunner runner(m_programs->engines, environment, m_programs->loginsFolder());
        core::CallContext context;
        await(runner.find(context));
        context.deadline = Deadline::in(std::chrono::milliseconds(300));
        const auto late =
            awaitError(runner.run(context, project({}), {ComposeVerb::Up, false}, [](const std::string &) { }));
        QCOMPARE(late->reason(), std::string("compose_timeout"));
    }

private:
    static void programs()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("docker-compose") << QStringLiteral("docker-compose");
        QTest::newRow("plugin") << QStringLiteral("plugin");
    }
    static bool isZombie(pid_t process)
    {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(process));
        return !stat.open(QIODevice::ReadOnly) || stat.readAll().contains(") Z ");
    }
    void write(const char *name, const char *content) const
    {
        QFile file(m_project->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    [[nodiscard]] core::ComposeProject project(std::vector<std::string> profiles) const
    {
        const std::string folder = m_project->path().toStdString();
        core::ComposeProject made{core::localHost(),          "wdcontract", folder,
                                  {folder + "/compose.yaml"}, {},           std::move(profiles)};
        if (QFile::exists(m_project->filePath(QStringLiteral(".env")))) {
            made.environmentFile = folder + "/.env";
        }
        return made;
    }
    std::optional<Error> run(const QString &program, const core::ComposeCommand &command,
                             std::vector<std::string> profiles = {"dev"})
    {
        docker::ComposeRunner runner(m_programs->engines, m_programs->environment(program), m_programs->loginsFolder());
        return awaitError(runner.run({}, project(std::move(profiles)), command,
                                     [this](std::string line) { m_lines.push_back(std::move(line)); }),
                          std::chrono::seconds(90));
    }
    static std::string services()
    {
        std::string names = runDocker({"ps", "--filter", "label=com.docker.compose.project=wdcontract", "--format",
                                       "{{.Label \"com.docker.compose.service\"}}"});
        auto lines = QString::fromStdString(names).split(QLatin1Char('\n'));
        lines.sort();
        return lines.join(QLatin1Char('\n')).toStdString();
    }

    std::unique_ptr<Programs> m_programs;
    std::unique_ptr<QTemporaryDir> m_project;
    std::vector<std::string> m_lines;
};

WAKEDOCK_TEST(TestComposeRunner)
#include "test_compose_runner.moc"
