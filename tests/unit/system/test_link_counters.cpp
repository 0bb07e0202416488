#include "backend/infrastructure/system/kernel_link_counters.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <memory>
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

} // namespace

class TestLinkCounters : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] std::filesystem::path root() const { return m_folder->path().toStdString(); }
    void process(const std::string &pid, const std::string &network, const std::string &container = {}) const
    {
        std::filesystem::create_directories(root() / pid / "net");
        std::filesystem::create_directories(root() / pid / "ns");
        std::filesystem::create_symlink("net:[" + network + "]", root() / pid / "ns" / "net");
        std::ofstream(root() / pid / "cgroup") << "0::/system.slice/docker-" + container + ".scope\n";
        std::ofstream(root() / pid / "net" / "dev")
            << "Inter-|   Receive                |  Transmit\n"
               " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop\n"
               "    lo:    9999       9    0    0    0     0          0         0     9999       9    0    0\n"
               "  eth0:     200       2    0    0    0     0          0         0      100       1    0    0\n"
               "  eth1:      50       3    0    0    0     0          0         0       30       4    0    0\n";
    }
    [[nodiscard]] std::map<std::string, LinkCounters> read(std::vector<Container> running) const
    {
        KernelLinkCounters counters({{}, root()});
        return await(counters.read(localHost(), std::move(running)));
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
        QVERIFY(await(counters.read(HostId("attic"), {withProcess("a", 77)})).empty());
    }

    void theProcessOfSomebodyElseIsNotRead() { QVERIFY(read({withProcess("elsewhere", 77)}).empty()); }

    void aBrokenFileCountsNothing() { QVERIFY(linkCountersIn("eth0: 12 x\neth1\n\n") == LinkCounters()); }

    void readsTheRealKernelAndFindsItselfOnTheHost()
    {
        KernelLinkCounters counters;
        QVERIFY(await(counters.read(localHost(), {withProcess("self", static_cast<int>(getpid()))})).empty());
    }
};

WAKEDOCK_TEST(TestLinkCounters)
#include "test_link_counters.moc"
