#include "backend/infrastructure/system/docker_container_usage.h"
#include "backend/shared/async/task_scope.h"
#include "tests/integration/docker/own_program.h"
#include "tests/integration/docker/shared_engine.h"
#include "tests/support/test_registry.h"

#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;
using namespace std::chrono_literals;

/// What only containers that really run can show.
class TestDockerContainers : public QObject
{
    Q_OBJECT

    std::unique_ptr<SharedEngine> m_shared;

    [[nodiscard]] IContainerEngine &engine() { return m_shared->engine(); }
    static std::string page(int port)
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
        if (!socket.waitForConnected(1000)) {
            return {};
        }
        socket.write("GET / HTTP/1.0\r\n\r\n");
        while (socket.waitForReadyRead(1000)) { }
        return socket.readAll().toStdString();
    }

private Q_SLOTS:
    void init() { m_shared = std::make_unique<SharedEngine>(); }
    void cleanup() { m_shared.reset(); }

    void commandEnvironmentAndLimitsReachTheProcess()
    {
        auto spec = m_shared->spec(TestImages::Mute);
        spec.command = {"sh", "-c",
                        "echo $GREETING; cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/memory.max"};
        spec.environment = {{"GREETING", "gr\xc3\xbc\xc3\x9f dich = \"x\""}};
        spec.resources = {32 * 1024 * 1024, 0.5};
        const auto id = m_shared->run(spec);
        QVERIFY(waitUntil([this, &id] { return m_shared->inspect(id).status == ContainerStatus::Exited; }));
        const auto lines = await(engine().lastLogLines({}, id, 10));
        QVERIFY(std::find(lines.begin(), lines.end(), spec.environment.at("GREETING")) != lines.end());
        QVERIFY(std::find(lines.begin(), lines.end(), "33554432") != lines.end());
        QCOMPARE(runDocker({"inspect", "-f", "{{.HostConfig.NanoCpus}}", id}), std::string("500000000"));
    }

    void aMappedPortAnswersWithThePage()
    {
        auto spec = m_shared->spec(TestImages::Web);
        spec.ports = {{"127.0.0.1", freeLoopbackPort(), 80, Protocol::Tcp}};
        m_shared->run(spec);
        QVERIFY(
            waitUntil([&spec] { return page(spec.ports.front().hostPort).find("hello from web 1") != std::string::npos; }));
    }

    void aBindMountIsSeenAndAMissingSourceIsRefused()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("greeting")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("from the host\n") > 0);
        file.close();
        auto spec = m_shared->spec(TestImages::Mute);
        spec.volumes = {{VolumeType::Bind, folder.path().toStdString(), "/in", true}};
        spec.command = {"sh", "-c", "cat /in/greeting; touch /in/new"};
        const auto id = m_shared->run(spec);
        QVERIFY(waitUntil([this, &id] { return m_shared->inspect(id).status == ContainerStatus::Exited; }));
        auto lines = await(engine().lastLogLines({}, id, 10));
        QVERIFY(std::find(lines.begin(), lines.end(), "from the host") != lines.end());
        QVERIFY2(m_shared->inspect(id).exitCode != 0, "it is mounted read-only");
        spec.name += "-missing";
        spec.volumes.front().source = folder.path().toStdString() + "/nothing";
        const auto error = awaitError(engine().createContainer({}, spec));
        QCOMPARE(error->code(), ErrorCode::Invalid);
        QVERIFY(error->message().find("does not exist") != std::string::npos);
    }

    void healthIsToldAsItChanges()
    {
        std::vector<std::string> causes;
        TaskScope scope(nullptr);
        bool listed = false;
        scope.start("watch", [this, &causes, &listed](CancelToken token) {
            return engine().watch(
                [&causes, &listed](const EngineFact &fact) {
                    listed = true;
                    if (const auto *changed = std::get_if<engine_fact::Changed>(&fact)) {
                        causes.push_back(changed->container.name + " " + changed->cause);
                    }
                },
                token);
        });
        QVERIFY(waitUntil([&listed] { return listed; }));
        const auto healthy = m_shared->spec(TestImages::Healthy);
        const auto sick = m_shared->spec(TestImages::Unhealthy);
        const auto healthyId = m_shared->run(healthy);
        QCOMPARE(m_shared->inspect(healthyId).health, ContainerHealth::Starting);
        const auto sickId = m_shared->run(sick);
        const auto heard = [&causes](const std::string &cause) {
            return std::find(causes.begin(), causes.end(), cause) != causes.end();
        };
        QVERIFY(waitUntil([&] { return heard(healthy.name + " health_status: healthy"); }));
        QVERIFY(waitUntil([&] { return heard(sick.name + " health_status: unhealthy"); }));
        QCOMPARE(m_shared->inspect(healthyId).health, ContainerHealth::Healthy);
        QCOMPARE(m_shared->inspect(sickId).health, ContainerHealth::Unhealthy);
        scope.cancel();
        await(scope.idle());
    }

    void aPausedContainerIsPausedAndCanBeStopped()
    {
        const auto id = m_shared->run(m_shared->spec(TestImages::Mute));
        runDocker({"pause", id});
        QCOMPARE(m_shared->inspect(id).status, ContainerStatus::Paused);
        await(engine().stopContainer({}, id, 1s));
        QCOMPARE(m_shared->inspect(id).status, ContainerStatus::Exited);
    }

    void whatARunningContainerUsesIsReadFromTheKernel()
    {
        auto spec = m_shared->spec(TestImages::Mute);
        spec.command = {"sh", "-c", "while true; do :; done"};
        spec.resources.memoryBytes = 64 * 1024 * 1024;
        const auto container = m_shared->inspect(m_shared->run(spec));
        system::DockerContainerUsage usage;
        const auto first = await(usage.read({container})).at(container.id);
        QCOMPARE(first.cpuPercent, 0.0);
        QCOMPARE(first.memoryLimitBytes, spec.resources.memoryBytes);
        QVERIFY(first.memoryBytes > 0 && first.memoryBytes < spec.resources.memoryBytes);
        QVERIFY(first.processes >= 1);
        QVERIFY(waitUntil([&] { return await(usage.read({container})).at(container.id).cpuPercent > 5; }));
        await(engine().stopContainer({}, container.id, 0s));
        QVERIFY(await(usage.read({container})).empty());
    }

    void aContainerOfAProgramThatIsMissingSaysWhich()
    {
        auto spec = m_shared->spec(TestImages::Mute);
        spec.command = {"no-such-program"};
        const auto id = await(engine().createContainer({}, spec));
        const auto error = awaitError(engine().startContainer({}, id));
        QCOMPARE(error->code(), ErrorCode::Invalid);
        QVERIFY(error->message().find("no-such-program") != std::string::npos);
    }
};

WAKEDOCK_TEST(TestDockerContainers)
#include "test_docker_containers.moc"
