#include "tests/contract/terminals/terminals_under_test.h"
#include "tests/integration/docker/own_sshd.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::docker;
using namespace wakedock::tests;
using namespace std::chrono_literals;

/// What only a real engine shows: what runs in a container after a terminal was closed, and what a flood costs.
class TestDockerTerminals : public QObject
{
    Q_OBJECT

    std::unique_ptr<TerminalsUnderTest> m_under;
    RecordingLog m_log;

    static bool has(const std::string &text, const std::string &part) { return text.find(part) != std::string::npos; }
    static std::string running(const std::string &id) { return runDocker({"top", id, "-eo", "pid,args"}); }
    static CallContext context() { return TerminalsUnderTest::context(); }
    /// Kilobytes of this process in memory.
    static long memory()
    {
        QFile file(QStringLiteral("/proc/self/status"));
        if (!file.open(QIODevice::ReadOnly)) {
            return 0;
        }
        const QByteArray all = file.readAll();
        const auto at = all.indexOf("VmRSS:");
        return all.mid(at + 6, all.indexOf("kB", at) - at - 6).trimmed().toLong();
    }
    /// Two seconds of an engine that does other things, in which a terminal nobody reads from might grow.
    void letTimeGo(const std::string &id)
    {
        for (int i = 0; i < 3; ++i) {
            runDocker({"exec", id, "sleep", "0.6"});
            waitUntil([] { return false; }, 50ms);
        }
    }
    void floodCostsNothing(IContainerTerminals &port, const std::string &id)
    {
        const auto terminal =
            await(port.openTerminal(context(), localHost(), id, {{"yes", "a line that is written for ever"}, {}, {}, {}}));
        QVERIFY(has(TerminalsUnderTest::readUntil(*terminal, "for ever"), "for ever"));
        const long before = memory();
        letTimeGo(id);
        QVERIFY2(memory() - before < 8 * 1024, std::to_string(memory() - before).c_str());
        std::size_t taken = 0;
        while (taken < 20'000'000) {
            const auto piece = await(terminal->read({}));
            QVERIFY(!piece.empty());
            taken += piece.size();
        }
        await(terminal->close(context(), 500ms));
        QVERIFY2(!has(running(id), "for ever"), running(id).c_str());
    }

private Q_SLOTS:
    void init() { m_under = std::make_unique<TerminalsUnderTest>(QStringLiteral("docker")); }
    void cleanup() { m_under.reset(); }

    void nothingOfAClosedTerminalRunsOn()
    {
        const auto id = m_under->make(true);
        const auto terminal = m_under->open(id);
        TerminalsUnderTest::ask(*terminal, "sleep 4242 & sleep 4343 & echo go; sleep 4444\r", "\ngo\r\n");
        QVERIFY(waitUntil([&] { return has(running(id), "sleep 4444"); }));
        await(terminal->close(context(), 2s));
        const auto left = running(id);
        QVERIFY2(!has(left, "sleep 4") && !has(left, "exec sh"), left.c_str());
        QVERIFY2(has(left, "sleep 100000"), "the container's own program goes on");
    }

    void whatIgnoresTheHangupIsKilled()
    {
        const auto id = m_under->make(true);
        const auto terminal = m_under->open(id);
        TerminalsUnderTest::ask(*terminal, "trap '' HUP TERM INT; sh -c 'trap \"\" HUP TERM; sleep 4545' & echo go\r",
                                "\ngo\r\n");
        QVERIFY(waitUntil([&] { return has(running(id), "sleep 4545"); }));
        await(terminal->close(context(), 300ms));
        QVERIFY2(!has(running(id), "4545"), running(id).c_str());
    }

    void aSecondTerminalOutlivesTheFirst()
    {
        const auto id = m_under->make(true);
        const auto one = m_under->open(id);
        const auto two = m_under->open(id);
        await(one->close(context(), 300ms));
        QVERIFY(has(TerminalsUnderTest::ask(*two, "echo still\r", "\nstill"), "\nstill"));
        await(two->close(context(), 300ms));
    }

    void aTerminalInAPausedContainerCannotBeEnded()
    {
        const auto id = m_under->make(true);
        const auto terminal = m_under->open(id);
        runDocker({"pause", id});
        QCOMPARE(awaitError(terminal->close(context(), 300ms))->reason(), std::string("container_not_running"));
        runDocker({"unpause", id});
    }

    void aFloodThatNobodyReadsIsEnded()
    {
        const auto id = m_under->make(true);
        const auto terminal = await(m_under->port().openTerminal(context(), localHost(), id,
                                                                 {{"yes", "a line that is written for ever"}, {}, {}, {}}));
        letTimeGo(id);
        await(terminal->close(context(), 500ms));
        QVERIFY2(!has(running(id), "for ever"), running(id).c_str());
    }

    void aFloodThatNobodyReadsCostsNoMemory() { floodCostsNothing(m_under->port(), m_under->make(true)); }

    void behindSshItIsTheSame()
    {
        OwnSshd sshd;
        DockerEngines engines(EngineAddress{sshd.url(), {}, false}, Log(m_log, log_category::Docker),
                              DockerClientFactory(sshd.client()));
        const auto id = m_under->make(true);
        const auto terminal = await(engines.openTerminal(context(), localHost(), id, {{}, {}, {}, {90, 20}}));
        TerminalsUnderTest::readUntil(*terminal, "# ");
        QVERIFY(has(TerminalsUnderTest::ask(*terminal, "stty size\r", "20 90"), "20 90"));
        await(terminal->close(context(), 300ms));
        QVERIFY(!has(running(id), "exec sh"));
        floodCostsNothing(engines, id);
    }

    void whatTheEngineSaysIsTranslated()
    {
        const auto id = m_under->make(true);
        const auto problem = [&](TerminalCommand command) {
            return awaitError(m_under->port().openTerminal(context(), localHost(), id, std::move(command)))->reason();
        };
        QCOMPARE(problem({{}, {}, "/no/such/folder/there", {}}), std::string("working_dir_missing"));
        runDocker({"exec", id, "rm", "/bin/sh"});
        QCOMPARE(problem({}), std::string("shell_missing"));
    }
};

WAKEDOCK_TEST(TestDockerTerminals)
#include "test_docker_terminals.moc"
