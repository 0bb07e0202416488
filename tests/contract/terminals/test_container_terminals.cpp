#include "tests/contract/terminals/terminals_under_test.h"
#include "tests/support/async_test.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace wakedock;
using namespace wakedock::core;
using namespace wakedock::tests;
using namespace std::chrono_literals;

class TestContainerTerminals : public QObject
{
    Q_OBJECT

    std::unique_ptr<TerminalsUnderTest> m_under;

    static bool has(const std::string &text, const std::string &part) { return text.find(part) != std::string::npos; }
    std::optional<Error> problem(const std::string &id, TerminalCommand command = {}, HostId host = localHost())
    {
        return awaitError(m_under->port().openTerminal(TerminalsUnderTest::context(), host, id, std::move(command)));
    }

private Q_SLOTS:
    void initTestCase_data() { TerminalsUnderTest::addRows(); }
    void init()
    {
        QFETCH_GLOBAL(QString, kind);
        m_under = std::make_unique<TerminalsUnderTest>(kind);
    }
    void cleanup() { m_under.reset(); }

    void whatIsTypedIsEchoedAndAnswered()
    {
        const auto terminal = m_under->open(m_under->make(true));
        const auto said = TerminalsUnderTest::ask(*terminal, "echo hi\r", "\nhi\r\n");
        QVERIFY2(has(said, "echo hi\r\n") && has(said, "\nhi\r\n"), said.c_str());
        await(terminal->close(TerminalsUnderTest::context(), 200ms));
    }

    void nothingIsSaidBeforeTheProgramSpeaks()
    {
        const auto terminal = await(m_under->port().openTerminal(TerminalsUnderTest::context(), localHost(),
                                                                 m_under->make(true), TerminalCommand{}));
        const auto first = TerminalsUnderTest::readUntil(*terminal, "# ");
        QVERIFY2(!has(first, "wakedock"), first.c_str());
        await(terminal->close(TerminalsUnderTest::context(), 200ms));
    }

    void itHasTheSizeItIsGivenAndTakesAnother()
    {
        TerminalCommand command;
        command.size = {132, 50};
        const auto terminal = m_under->open(m_under->make(true), command);
        QVERIFY(has(TerminalsUnderTest::ask(*terminal, "stty size\r", "50 132"), "50 132"));
        await(terminal->resize(TerminalsUnderTest::context(), {101, 31}));
        QVERIFY(has(TerminalsUnderTest::ask(*terminal, "stty size\r", "31 101"), "31 101"));
        await(terminal->close(TerminalsUnderTest::context(), 200ms));
    }

    void controlCEndsWhatRunsAndNotTheShell()
    {
        const auto terminal = m_under->open(m_under->make(true));
        // Said from inside: until a program has the terminal, the shell keeps Ctrl-C for itself.
        TerminalsUnderTest::ask(*terminal, "sh -c 'echo go; sleep 1000'\r", "\ngo\r\n");
        QVERIFY(has(TerminalsUnderTest::ask(*terminal, "\x03", "# "), "^C"));
        QVERIFY(has(TerminalsUnderTest::ask(*terminal, "echo still\r", "\nstill"), "\nstill"));
        await(terminal->close(TerminalsUnderTest::context(), 200ms));
    }

    void everyKeyArrivesAtOnce()
    {
        const auto terminal = m_under->open(m_under->make(true), {{"sh", "-c", "echo '# '; cat"}, {}, {}, {}});
        QVERIFY(has(TerminalsUnderTest::ask(*terminal, "\x10", "^P"), "^P"));
        await(terminal->close(TerminalsUnderTest::context(), 200ms));
    }

    void anExitTellsItsCode()
    {
        const auto terminal = m_under->open(m_under->make(true));
        await(terminal->write("exit 7\r", {}));
        QCOMPARE(TerminalsUnderTest::endOf(*terminal), (TerminalEnd{TerminalEnd::Reason::Exited, 7}));
        QCOMPARE(awaitError(terminal->write("x", {}))->reason(), std::string("terminal_over"));
        await(terminal->resize(TerminalsUnderTest::context(), {80, 24}));
        await(terminal->close(TerminalsUnderTest::context(), 200ms));
    }

    void twoInOneContainerDoNotMeet()
    {
        const auto id = m_under->make(true);
        const auto one = m_under->open(id);
        const auto two = m_under->open(id);
        await(one->write("exit 3\r", {}));
        QCOMPARE(TerminalsUnderTest::endOf(*one).exitCode, std::optional(3));
        QVERIFY(has(TerminalsUnderTest::ask(*two, "echo here\r", "\nhere"), "\nhere"));
        await(two->close(TerminalsUnderTest::context(), 200ms));
    }

    void aClosedOneIsOver()
    {
        const auto terminal = m_under->open(m_under->make(true));
        await(terminal->close(TerminalsUnderTest::context(), 200ms));
        QCOMPARE(TerminalsUnderTest::endOf(*terminal).reason, TerminalEnd::Reason::Exited);
        await(terminal->close(TerminalsUnderTest::context(), 200ms));
    }

    void aStoppedContainerIsToldApartFromAnExit()
    {
        const auto id = m_under->make(true);
        const auto terminal = m_under->open(id);
        m_under->stop(id);
        QCOMPARE(TerminalsUnderTest::endOf(*terminal).reason, TerminalEnd::Reason::ContainerStopped);
        await(terminal->close(TerminalsUnderTest::context(), 200ms));
    }

    void aReaderThatIsCancelledMayReadAgain()
    {
        const auto terminal = m_under->open(m_under->make(true));
        TerminalsUnderTest::ask(*terminal, "sh -c 'echo go; sleep 1000'\r", "\ngo\r\n"); // and nothing more
        CancelSource stop;
        auto reading = terminal->read(stop.token());
        stop.cancel();
        const auto ended = awaitError(std::move(reading));
        QVERIFY(ended);
        QCOMPARE(ended->code(), ErrorCode::Cancelled);
        QVERIFY(has(TerminalsUnderTest::ask(*terminal, "\x03", "# "), "# "));
        await(terminal->close(TerminalsUnderTest::context(), 200ms));
    }

    void whatCannotHoldOneSaysSo()
    {
        QCOMPARE(problem("nobody")->reason(), std::string("container_not_found"));
        QCOMPARE(problem(m_under->make(false))->reason(), std::string("container_not_running"));
        const auto id = m_under->make(true);
        QCOMPARE(problem(id, {}, HostId("nowhere"))->reason(), std::string("host_not_found"));
        const auto user = problem(id, {{}, "nobodyhere", {}, {}});
        QCOMPARE(user->reason(), std::string("user_unknown"));
        QCOMPARE(user->fields().front().field, std::string("user"));
        QCOMPARE(user->code(), ErrorCode::Invalid);
    }
};

WAKEDOCK_TEST(TestContainerTerminals)
#include "test_container_terminals.moc"
