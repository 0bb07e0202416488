// A container becomes a compose file, and the file the same container again: read by Compose itself, on the real engine.
#include "backend/core/domain/rules/compose_text.h"
#include "backend/core/domain/rules/container_differences.h"
#include "backend/infrastructure/docker/docker_engines.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <QTest>

#include <vector>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;

namespace {

constexpr const char *composeProject = "wakedock-test-compose";
constexpr const char *composeEngine = "unix:///var/run/docker.sock";
constexpr const char *composeMark = "wakedock-test-compose=1";

struct ComposeRun {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

ComposeRun compose(const std::string &file, const QStringList &verb)
{
    QProcess process;
    process.start(QStringLiteral("docker-compose"),
                  QStringList{QStringLiteral("-f"), QStringLiteral("-"), QStringLiteral("-p"), QLatin1String(composeProject)}
                      + verb);
    process.write(QByteArray::fromStdString(file));
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

std::vector<std::string> lines(const std::string &text)
{
    std::vector<std::string> found;
    for (const auto &line : QString::fromStdString(text).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        found.push_back(line.toStdString());
    }
    return found;
}

void removeWhere(const std::string &label)
{
    for (const auto &id : lines(runDocker({"ps", "-aq", "--filter", "label=" + label}))) {
        runDocker({"rm", "-f", "-v", id});
    }
}

/// What two containers made of one file have in common; names, ids and what the engine chose are their own.
QStringList essence(const ContainerDetail &container)
{
    ContainerDetail plain = container;
    plain.seen = Container();
    plain.seen.name = "web";
    plain.seen.image = container.seen.image;
    plain.seen.restartPolicy = container.seen.restartPolicy;
    plain.seen.labels = ownLabels(container);
    for (MountDetail &mount : plain.mounts) {
        mount.source = mount.unnamed ? "a new one" : mount.source;
    }
    return QString::fromStdString(composeText(plain, {true, {}})).split(QLatin1Char('\n'));
}

} // namespace

class TestDockerComposeText : public QObject
{
    Q_OBJECT

    RecordingLog m_log;
    std::unique_ptr<docker::DockerEngines> m_engines;

    ContainerDetail described(const std::string &id)
    {
        return await(m_engines->objects(localHost()).describeContainer(CallContext(), id));
    }
    static void removeAll()
    {
        removeWhere(composeMark);
        removeWhere(std::string("com.docker.compose.project=") + composeProject);
    }
    /// Compose accepts the file of this container, and makes of it one that is the same.
    void comesBack(const std::string &id)
    {
        const auto original = described(id);
        const std::string file = composeText(original, {true, {}});
        const auto checked = compose(file, {QStringLiteral("config")});
        QVERIFY2(checked.exitCode == 0, (checked.errors + file.c_str()).constData());
        runDocker({"rm", "-f", id}); // its host ports are wanted again
        const auto made = compose(file, {QStringLiteral("up"), QStringLiteral("-d")});
        QVERIFY2(made.exitCode == 0, (made.errors + file.c_str()).constData());
        const auto ids = lines(runDocker(
            {"ps", "-aq", "--no-trunc", "--filter", std::string("label=com.docker.compose.project=") + composeProject}));
        QCOMPARE(ids.size(), std::size_t(1));
        const auto copy = described(ids.front());
        QCOMPARE(copy.seen.status, ContainerStatus::Running);
        QCOMPARE(essence(copy), essence(original));
        QCOMPARE(copy.environment, original.environment);
        QCOMPARE(copy.command, original.command);
    }

private Q_SLOTS:
    void initTestCase()
    {
        TestImages::ensure();
        m_engines = std::make_unique<docker::DockerEngines>(composeEngine, Log(m_log, log_category::Docker));
    }
    void init() { removeAll(); }
    void cleanup() { removeAll(); }

    void aPlainContainerComesBackAsItWas()
    {
        const std::string id = runDocker({"run", "-d", "--label", composeMark, TestImages::Web});
        const std::string file = composeText(described(id), {});
        QCOMPARE(file.find("environment"), std::string::npos);
        QCOMPARE(file.find("command"), std::string::npos);
        comesBack(id);
    }

    void aContainerWithEverythingComesBackAsItWas()
    {
        runDocker({"volume", "create", "--label", composeMark, "wakedock-test-compose-data"});
        runDocker({"network", "create", "--label", composeMark, "--subnet", "10.231.9.0/24", "wakedock-test-compose-net"});
        const std::string id = runDocker({"run",
                                          "-d",
                                          "--label",
                                          composeMark,
                                          "--name",
                                          "wakedock-test-compose-all",
                                          "--restart",
                                          "on-failure:4",
                                          "-e",
                                          "PORT=8080",
                                          "-e",
                                          "TEXT=a: b # c",
                                          "-p",
                                          "127.0.0.1:18080:8080",
                                          "-p",
                                          "127.0.0.1::9090/udp",
                                          "--expose",
                                          "7070",
                                          "-v",
                                          "wakedock-test-compose-data:/data:ro",
                                          "-v",
                                          "/srv:/srv:ro",
                                          "-v",
                                          "/unnamed",
                                          "--network",
                                          "wakedock-test-compose-net",
                                          "--ip",
                                          "10.231.9.77",
                                          "--memory",
                                          "64m",
                                          "--cpus",
                                          "0.5",
                                          "--pids-limit",
                                          "50",
                                          "--cpuset-cpus",
                                          "0",
                                          "--cap-add",
                                          "NET_ADMIN",
                                          "--cap-drop",
                                          "MKNOD",
                                          "--device",
                                          "/dev/null:/dev/nil:r",
                                          "--user",
                                          "0",
                                          "--workdir",
                                          "/tmp",
                                          "--hostname",
                                          "shop",
                                          "--init",
                                          "--tty",
                                          "--read-only",
                                          "--tmpfs",
                                          "/www:size=1m",
                                          "--ulimit",
                                          "nofile=512:1024",
                                          "--sysctl",
                                          "net.core.somaxconn=256",
                                          "--add-host",
                                          "db:10.1.2.3",
                                          "--security-opt",
                                          "no-new-privileges",
                                          "--shm-size",
                                          "32m",
                                          "--stop-signal",
                                          "SIGINT",
                                          "--health-cmd",
                                          "true || exit 1",
                                          "--health-interval",
                                          "90s",
                                          "--health-retries",
                                          "2",
                                          "--log-opt",
                                          "max-size=1m",
                                          TestImages::Web});
        const std::string file = composeText(described(id), {});
        for (const char *line : {"# An unnamed volume, ", "- /unnamed", "restart: on-failure:4", "\"127.0.0.1:18080:8080\"",
                                 "\"127.0.0.1::9090/udp\"", "- \"7070\"", "mem_limit: 64m", "cpus: 0.5", "pids_limit: 50"}) {
            QVERIFY2(file.find(line) != std::string::npos, (std::string(line) + " is not in\n" + file).c_str());
        }
        comesBack(id);
        removeAll();
        runDocker({"network", "rm", "wakedock-test-compose-net"});
        runDocker({"volume", "rm", "wakedock-test-compose-data"});
    }

    void textsThatYamlOrComposeWouldReadSomethingIntoComeBackLetterByLetter()
    {
        const std::string id = runDocker({"run",
                                          "-d",
                                          "--label",
                                          composeMark,
                                          "--label",
                                          "answer=no",
                                          "--label",
                                          "date=2026-01-01",
                                          "-e",
                                          "A=yes",
                                          "-e",
                                          "B=0755",
                                          "-e",
                                          "C=22:22",
                                          "-e",
                                          "D=$HOME ${PATH} $$ 5$",
                                          "-e",
                                          "E= leading and trailing ",
                                          "-e",
                                          "F=two\nlines\twith a tab",
                                          "-e",
                                          "G='single' \"double\" \\back",
                                          "-e",
                                          "H=Gr\xC3\xBC\xC3\x9F"
                                          "e \xE2\x80\xA8!",
                                          "-e",
                                          "I=",
                                          "-e",
                                          "J=~",
                                          "-e",
                                          "K=1e3",
                                          "-e",
                                          "L={a: [b]}",
                                          "-e",
                                          "M=*a &b !c | > %@`",
                                          "-e",
                                          "SECRET_KEY=hunter2",
                                          "--entrypoint",
                                          "/bin/sh",
                                          TestImages::Web,
                                          "-c",
                                          "echo \"$A\" > /dev/null; exec sleep 600"});
        comesBack(id);
    }

    void withoutTheSecretsComposeAcceptsItAndAsksForThem()
    {
        const std::string id =
            runDocker({"run", "-d", "--label", composeMark, "-e", "DB_PASSWORD=hunter2secret", TestImages::Web});
        const std::string file = composeText(described(id), {});
        QVERIFY(file.find("hunter2") == std::string::npos);
        const auto checked = compose(file, {QStringLiteral("config")});
        QVERIFY2(checked.exitCode == 0, checked.errors.constData());
        QVERIFY2(checked.errors.contains("DB_PASSWORD"), checked.errors.constData());
    }
};

WAKEDOCK_TEST(TestDockerComposeText)
#include "test_docker_compose_text.moc"
