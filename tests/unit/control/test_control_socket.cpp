#include "app/control/control_client.h"
#include "app/control/control_socket.h"
#include "app/process/os_user.h"
#include "backend/shared/async/completion.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

#include <future>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace wakedock;
using namespace wakedock::app;
using namespace wakedock::tests;
using namespace std::chrono_literals;

namespace {

/// What the other process gets to see: the text, `refused: <reason>`, or `nobody`.
std::string seenBy(const std::string &dataDir, const ControlRequest &request, std::chrono::milliseconds patience)
{
    try {
        return ControlClient(dataDir, patience).ask(request).value_or("nobody");
    } catch (const Error &error) {
        return "refused: " + error.reason();
    }
}

Task<std::string> echo(ControlRequest request, std::string osUser)
{
    co_return request.what + " " + request.userName + " by " + osUser;
}

Task<std::string> refuse(ControlRequest, std::string)
{
    throw Error(ErrorCode::Invalid, "password_too_short", "Too short.");
    co_return {};
}

Task<std::string> answerAfter(Completion<> signal)
{
    co_await signal;
    co_return "done";
}

/// A socket file as a process leaves it that was killed.
void leaveDeadSocket(const std::string &path)
{
    const int dead = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof(address.sun_path) - 1);
    QCOMPARE(bind(dead, reinterpret_cast<const sockaddr *>(&address), sizeof(address)), 0);
    close(dead);
}

} // namespace

class TestControlSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_dataDir = m_folder->path().toStdString();
    }
    void cleanup()
    {
        if (m_socket) {
            await(m_socket->stop());
        }
        m_socket.reset();
        m_lines.clear();
    }

    void whoAsksIsAnsweredUnderTheNameTheKernelGives()
    {
        listen(echo);
        QCOMPARE(ask({"user list", "ada"}), "user list ada by " + osUserName(geteuid()));
        QCOMPARE(ask({"user list", "ben"}), "user list ben by " + osUserName(geteuid()));
    }

    void aRefusalIsARefusalForWhoAsked()
    {
        listen(refuse);
        QCOMPARE(ask({"user add"}), std::string("refused: password_too_short"));
    }

    void itIsOpenToItsOwnerOnly()
    {
        listen(echo);
        const auto allowed = QFileInfo(socketFile()).permissions();
        QVERIFY(allowed.testFlag(QFile::WriteOwner));
        QVERIFY(!allowed.testAnyFlags(QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther
                                      | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther));
    }

    void aDeadOnesSocketIsReplaced()
    {
        leaveDeadSocket(socketFile().toStdString());
        QCOMPARE(ask({"user list"}), std::string("nobody"));
        listen(echo);
        QVERIFY(ask({"user list"}).starts_with("user list"));
    }

    void nothingIsLeftWhenItEnds()
    {
        listen(echo);
        await(m_socket->stop());
        m_socket.reset();
        QVERIFY(!QFileInfo::exists(socketFile()));
        QCOMPARE(ask({"user list"}), std::string("nobody"));
    }

    void aFolderMayLieDeeperThanASocketsPathMayBeLong()
    {
        m_dataDir = m_folder->filePath(QString(120, QLatin1Char('d'))).toStdString();
        QVERIFY(QDir().mkpath(QString::fromStdString(m_dataDir)));
        listen(echo);
        QVERIFY(QFileInfo::exists(socketFile()));
        QVERIFY(ask({"user list"}).starts_with("user list"));
        await(m_socket->stop());
        m_socket.reset();
        QVERIFY(!QFileInfo::exists(socketFile()));
    }

    void whatCannotBeReadIsRefusedAndNeverLogged()
    {
        listen(echo);
        QLocalSocket caller;
        caller.connectToServer(socketFile());
        caller.write("{\"password\": \"my-secret-word\"}\n");
        QVERIFY(waitUntil([&caller] { return caller.canReadLine(); }));
        QVERIFY(caller.readAll().contains("control_unreadable"));
        QVERIFY(!m_lines.contains("my-secret-word"));
    }

    void aPasswordIsNeverLogged()
    {
        listen(echo);
        ask({"user passwd", "ada", {}, Secret("my-secret-word")});
        QVERIFY(m_lines.contains("user passwd"));
        QVERIFY(!m_lines.contains("my-secret-word"));
    }

    void whoSaysTooMuchIsHungUpOn()
    {
        listen(echo, 60s); // Not hung up on for being slow.
        QLocalSocket caller;
        caller.connectToServer(socketFile());
        caller.write(QByteArray(static_cast<int>(ControlRequestMostBytes) + 1, 'x'));
        QVERIFY(waitUntil([&caller] { return caller.state() == QLocalSocket::UnconnectedState; }));
        QVERIFY(caller.readAll().isEmpty());
    }

    void whoSaysNothingIsHungUpOn()
    {
        listen(echo, 20ms);
        QLocalSocket caller;
        caller.connectToServer(socketFile());
        QVERIFY(waitUntil([&caller] { return caller.state() == QLocalSocket::UnconnectedState; }));
    }

    void tooManyCallersAtOnceAreTurnedAway()
    {
        listen(echo);
        std::vector<std::unique_ptr<QLocalSocket>> callers;
        for (int i = 0; i < 20; ++i) {
            callers.push_back(std::make_unique<QLocalSocket>());
            callers.back()->connectToServer(socketFile());
        }
        const auto connected = [&callers] {
            return std::count_if(callers.begin(), callers.end(),
                                 [](const auto &caller) { return caller->state() == QLocalSocket::ConnectedState; });
        };
        QVERIFY(waitUntil([&connected] { return connected() == 16; }));
        callers.clear();
        QVERIFY(waitUntil([this] { return ask({"user list"}).starts_with("user list"); }));
    }

    void anAnswerThatIsTooLongIsSaidToBe()
    {
        listen([](ControlRequest, std::string) { return endless(); });
        QCOMPARE(ask({"user list"}), std::string("refused: control_too_long"));
    }

    void whoAsksDoesNotWaitForEver()
    {
        Completion<> never;
        listen([&never](ControlRequest, std::string) { return answerAfter(never); });
        QCOMPARE(ask({"user list"}, 50ms), std::string("refused: control_timeout"));
        never.succeed();
    }

    void whatRunsIsAnsweredBeforeItEnds()
    {
        Completion<> go;
        bool isAsked = false;
        listen([&go, &isAsked](ControlRequest, std::string) {
            isAsked = true;
            return answerAfter(go);
        });
        auto other = std::async(std::launch::async, seenBy, m_dataDir, ControlRequest{"user add"}, 20000ms);
        QVERIFY(waitUntil([&isAsked] { return isAsked; }));
        auto stopping = m_socket->stop();
        QVERIFY(!stopping.isReady());
        go.succeed();
        await(std::move(stopping));
        m_socket.reset();
        QVERIFY(waitUntil([&other] { return other.wait_for(0ms) == std::future_status::ready; }));
        QCOMPARE(other.get(), std::string("done"));
    }

    void itSaysWhyItCannotListen()
    {
        m_dataDir = "/proc/self";
        try {
            listen(echo);
            QFAIL("nobody can make a socket there");
        } catch (const Error &error) {
            QCOMPARE(error.reason(), std::string("control_socket_failed"));
            QVERIFY(!error.remedy().empty());
        }
    }

private:
    static Task<std::string> endless() { co_return std::string(ControlAnswerMostBytes, 'x'); }

    void listen(ControlSocket::Handler handler, std::chrono::milliseconds patience = 5s)
    {
        m_socket = std::make_unique<ControlSocket>(m_dataDir, std::move(handler), Log(m_lines, log_category::App), patience);
    }

    /// From another thread, as it would be from another process.
    std::string ask(ControlRequest request, std::chrono::milliseconds patience = 20s)
    {
        auto other = std::async(std::launch::async, seenBy, m_dataDir, std::move(request), patience);
        waitUntil([&other] { return other.wait_for(0ms) == std::future_status::ready; });
        return other.get();
    }

    [[nodiscard]] QString socketFile() const { return QString::fromStdString(m_dataDir + "/control.sock"); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_dataDir;
    RecordingLog m_lines;
    std::unique_ptr<ControlSocket> m_socket;
};

WAKEDOCK_TEST(TestControlSocket)
#include "test_control_socket.moc"
