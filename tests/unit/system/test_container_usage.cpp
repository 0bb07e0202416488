#include "backend/infrastructure/system/container_usage_reader.h"
#include "backend/infrastructure/system/docker_container_usage.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::system;
using namespace wakedock::tests;
using namespace std::chrono_literals;

namespace {

const std::string TestedId(64, 'c');
constexpr auto Start = std::chrono::steady_clock::time_point(1000s);

Container running(int pid = 77)
{
    Container container;
    container.id = TestedId;
    container.pid = pid;
    return container;
}

} // namespace

/// The trees are those of real kernels, cut down to the files that are read.
class TestContainerUsage : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] std::filesystem::path root() const { return m_folder->path().toStdString(); }
    [[nodiscard]] KernelFolders folders() const { return {root() / "cgroup", root() / "proc"}; }
    void write(const std::string &path, const std::string &text) const
    {
        std::filesystem::create_directories((root() / path).parent_path());
        std::ofstream(root() / path) << text;
    }
    void writeNetwork(int pid = 77) const
    {
        write("proc/" + std::to_string(pid) + "/net/dev",
              "Inter-|   Receive                |  Transmit\n"
              " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop\n"
              "    lo:    9999       9    0    0    0     0          0         0     9999       9    0    0\n"
              "  eth0:     200       2    0    0    0     0          0         0      100       1    0    0\n"
              "  eth1:      50       2    0    0    0     0          0         0       30       1    0    0\n");
    }
    void writeFirstVersion(const std::string &group, std::int64_t cpu) const
    {
        write("cgroup/cpu,cpuacct" + group + "/cpuacct.usage", std::to_string(cpu) + "\n");
        write("cgroup/memory" + group + "/memory.usage_in_bytes", "10000000\n");
        write("cgroup/memory" + group + "/memory.stat", "cache 4000000\ntotal_inactive_file 3000000\n");
        write("cgroup/memory" + group + "/memory.limit_in_bytes", "9223372036854771712\n");
        write("cgroup/pids" + group + "/pids.current", "4\n");
    }
    void writeSecondVersion(const std::string &group, std::int64_t cpu) const
    {
        write("cgroup" + group + "/cpu.stat", "usage_usec " + std::to_string(cpu) + "\nuser_usec 1\nsystem_usec 1\n");
        write("cgroup" + group + "/memory.current", "20000000\n");
        write("cgroup" + group + "/memory.stat", "anon 1\ninactive_file 5000000\n");
        write("cgroup" + group + "/memory.max", "67108864\n");
        write("cgroup" + group + "/pids.current", "2\n");
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void readsTheFirstVersionWithTheCgroupfsDriver()
    {
        writeFirstVersion("/docker/" + TestedId, 1'000'000'000);
        write("proc/77/cgroup",
              "4:memory:/docker/" + TestedId + "\n2:cpu,cpuacct:/docker/" + TestedId + "\n1:pids:/docker/" + TestedId
                  + "\n");
        writeNetwork();
        ContainerUsageReader reader(folders());
        const auto usage = reader.read({running()}, Start).at(TestedId);
        QCOMPARE(usage.memoryBytes, std::int64_t(7000000));
        QCOMPARE(usage.memoryLimitBytes, std::int64_t(0));
        QCOMPARE(usage.processes, 4);
        QCOMPARE(usage.networkReceivedBytes, std::int64_t(250));
        QCOMPARE(usage.networkSentBytes, std::int64_t(130));
    }

    void cpuIsTheMeanSinceTheCallBeforeAndZeroAtTheFirst()
    {
        const std::string group = "/docker/" + TestedId;
        writeFirstVersion(group, 1'000'000'000);
        ContainerUsageReader reader(folders());
        QCOMPARE(reader.read({running()}, Start).at(TestedId).cpuPercent, 0.0);
        writeFirstVersion(group, 4'000'000'000);
        QCOMPARE(reader.read({running()}, Start + 2s).at(TestedId).cpuPercent, 150.0);
        QCOMPARE(reader.read({running()}, Start + 4s).at(TestedId).cpuPercent, 0.0);
    }

    void readsTheFirstVersionWithTheSystemdDriver()
    {
        writeFirstVersion("/system.slice/docker-" + TestedId + ".scope", 5);
        ContainerUsageReader reader(folders());
        QCOMPARE(reader.read({running()}, Start).size(), std::size_t(1));
    }

    void readsTheSecondVersionWithTheSystemdDriver()
    {
        const std::string group = "/system.slice/docker-" + TestedId + ".scope";
        writeSecondVersion(group, 1'000'000);
        write("proc/77/cgroup", "0::" + group + "\n");
        ContainerUsageReader reader(folders());
        reader.read({running()}, Start);
        writeSecondVersion(group, 1'500'000);
        const auto usage = reader.read({running()}, Start + 1s).at(TestedId);
        QCOMPARE(usage.cpuPercent, 50.0);
        QCOMPARE(usage.memoryBytes, std::int64_t(15000000));
        QCOMPARE(usage.memoryLimitBytes, std::int64_t(67108864));
        QCOMPARE(usage.processes, 2);
    }

    void findsAContainerUnderAParentOfItsOwn()
    {
        const std::string group = "/kitchen.slice/docker-" + TestedId + ".scope";
        writeSecondVersion(group, 1);
        write("cgroup" + group + "/memory.max", "max\n");
        write("proc/77/cgroup", "0::" + group + "\n");
        ContainerUsageReader reader(folders());
        QCOMPARE(reader.read({running()}, Start).at(TestedId).memoryLimitBytes, std::int64_t(0));
    }

    void aProcessIdGivenToSomebodyElseIsNotBelieved()
    {
        writeSecondVersion("/user.slice", 1);
        write("proc/77/cgroup", "0::/user.slice\n");
        ContainerUsageReader reader(folders());
        QVERIFY(reader.read({running()}, Start).empty());
    }

    void aContainerThatEndedOrWasStartedAnewBeginsAgain()
    {
        const std::string group = "/docker/" + TestedId;
        writeFirstVersion(group, 9'000'000'000);
        ContainerUsageReader reader(folders());
        reader.read({running(77)}, Start);
        writeFirstVersion(group, 1'000'000'000);
        QCOMPARE(reader.read({running(78)}, Start + 1s).at(TestedId).cpuPercent, 0.0);
        std::filesystem::remove_all(root() / "cgroup");
        QVERIFY(reader.read({running(78)}, Start + 2s).empty());
    }

    void theAnswerComesFromAnotherThreadWithoutBlockingThisOne()
    {
        writeFirstVersion("/docker/" + TestedId, 5);
        DockerContainerUsage usage(folders());
        auto first = usage.read({running()});
        auto second = usage.read({running(), running(0)});
        QVERIFY(!first.isReady());
        QCOMPARE(await(std::move(first)).size(), std::size_t(1));
        QCOMPARE(await(std::move(second)).size(), std::size_t(1));
    }

    void destroyingItEndsARunningRead()
    {
        auto usage = std::make_unique<DockerContainerUsage>(folders());
        auto reading = usage->read({running()});
        usage.reset();
        QCOMPARE(awaitError(std::move(reading))->code(), ErrorCode::Cancelled);
    }
};

WAKEDOCK_TEST(TestContainerUsage)
#include "test_container_usage.moc"
