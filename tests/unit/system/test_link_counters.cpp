#include "backend/infrastructure/system/kernel_link_counters.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::system;
using namespace wakedock::tests;

namespace {

Container withProcess(const std::string &id, int pid)
{
    Container container;
    container.id = id;
    container.pid = pid;
    return container;
}

/// A process in a network of its own, as a container's; 0 where this machine does not let us make one.
pid_t processInItsOwnNetwork()
{
    std::array<int, 2> ready{};
    if (pipe(ready.data()) != 0) {
        return 0;
    }
    const pid_t child = fork();
    if (child == 0) {
        const char isMade = unshare(CLONE_NEWNET) == 0 ? 'y' : 'n';
        (void)!write(ready[1], &isMade, 1);
        pause();
        _exit(0);
    }
    char isMade = 'n';
    (void)!::read(ready[0], &isMade, 1);
    close(ready[0]);
    close(ready[1]);
    if (isMade == 'y') {
        return child;
    }
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    return 0;
}

/// How many containers an ordinary user finds counted; -1 where nobody can be made one.
int countedAsNobody(const std::vector<Container> &running)
{
    constexpr uid_t nobody = 65534;
    const pid_t reader = fork();
    if (reader == 0) {
        if (setgid(nobody) != 0 || setuid(nobody) != 0) {
            _exit(255);
        }
        LinkCountersReader counters;
        _exit(static_cast<int>(counters.read(running).size()));
    }
    int status = 0;
    waitpid(reader, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) != 255 ? WEXITSTATUS(status) : -1;
}

} // namespace

class TestLinkCounters : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] std::filesystem::path root() const { return m_folder->path().toStdString(); }
    void process(const std::string &pid, const std::string &network, const std::string &container = {}) const
    {
        std::filesystem::create_directories(root() / pid / "net");
        std::ofstream(root() / pid / "cgroup") << "0::/system.slice/docker-" + container + ".scope\n";
        const auto counts = root() / ("network" + network); // one file for all processes of a network
        if (!std::filesystem::exists(counts)) {
            std::ofstream(counts)
                << "Inter-|   Receive                |  Transmit\n"
                   " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop\n"
                   "    lo:    9999       9    0    0    0     0          0         0     9999       9    0    0\n"
                   "  eth0:     200       2    0    0    0     0          0         0      100       1    0    0\n"
                   "  eth1:      50       3    0    0    0     0          0         0       30       4    0    0\n";
        }
        std::filesystem::create_hard_link(counts, root() / pid / "net" / "dev");
    }
    [[nodiscard]] std::map<std::string, LinkCounters> read(std::vector<Container> running) const
    {
        KernelLinkCounters counters({{}, root()});
        return await(counters.read({}, localHost(), std::move(running)));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        process("self", "1");
        process("77", "7", "a");
    }

    void sumsItsInterfacesWithoutLoopback()
    {
        const auto counters = read({withProcess("a", 77)});
        QCOMPARE(counters.size(), std::size_t(1));
        QVERIFY(counters.at("a") == (LinkCounters{250, 5, 130, 5}));
    }

    void whatHasNoNetworkOfItsOwnIsMissing()
    {
        process("78", "1", "host"); // its network is the host's
        process("80", "8", "b");
        process("81", "8", "c"); // one for two
        const auto counters = read({withProcess("a", 77), withProcess("host", 78), withProcess("b", 80),
                                    withProcess("c", 81), withProcess("gone", 99), withProcess("stopped", 0)});
        QCOMPARE(counters.size(), std::size_t(1));
        QVERIFY(counters.contains("a"));
    }

    void anotherHostIsNotThisOne()
    {
        KernelLinkCounters counters({{}, root()});
        QVERIFY(await(counters.read({}, HostId("attic"), {withProcess("a", 77)})).empty());
    }

    void theProcessOfSomebodyElseIsNotRead() { QVERIFY(read({withProcess("elsewhere", 77)}).empty()); }

    void aBrokenFileCountsNothing() { QVERIFY(linkCountersIn("eth0: 12 x\neth1\n\n") == LinkCounters()); }

    void readsTheRealKernelAndFindsItselfOnTheHost()
    {
        KernelLinkCounters counters;
        QVERIFY(await(counters.read({}, localHost(), {withProcess("self", static_cast<int>(getpid()))})).empty());
    }

    void anOrdinaryUserReadsTheProcessesOfOthers()
    {
        const pid_t process = processInItsOwnNetwork();
        QVERIFY2(process > 0, "Making a network of its own for a process needs CAP_SYS_ADMIN; the tests run as root.");
        // Its control group is named like its container: here like the root of the tree, which all lines hold.
        const int counted = countedAsNobody({withProcess(":/", static_cast<int>(process))});
        kill(process, SIGKILL);
        waitpid(process, nullptr, 0);
        QCOMPARE(counted, 1);
    }
};

WAKEDOCK_TEST(TestLinkCounters)
#include "test_link_counters.moc"
