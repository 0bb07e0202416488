#include "programs.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"
#include "tests/support/std_text.h"
#include "tests/support/test_registry.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace wakedock;
using namespace wakedock::tests;
using core::ComposeVerb;

namespace {

/// The local engine behind a TCP port, as one on another machine would be.
class FarEngine
{
public:
    FarEngine()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (auto *caller = m_server.nextPendingConnection()) {
                ++calls;
                auto *engine = new QLocalSocket(caller);
                engine->connectToServer(QStringLiteral("/var/run/docker.sock"));
                QObject::connect(caller, &QTcpSocket::readyRead, engine, [=] { engine->write(caller->readAll()); });
                QObject::connect(engine, &QLocalSocket::readyRead, caller, [=] { caller->write(engine->readAll()); });
                QObject::connect(engine, &QLocalSocket::disconnected, caller, &QTcpSocket::disconnectFromHost);
                QObject::connect(caller, &QTcpSocket::disconnected, caller, &QObject::deleteLater);
            }
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] std::string url() const { return "tcp://127.0.0.1:" + std::to_string(m_server.serverPort()); }
    void close() { m_server.close(); }
    int calls = 0;

private:
    QTcpServer m_server;
};

/// What docker says, asked through `url` while this thread forwards.
QByteArray askedThrough(const std::string &url, const QStringList &arguments)
{
    QProcess docker;
    docker.start(QStringLiteral("docker"), QStringList{QStringLiteral("-H"), QString::fromStdString(url)} + arguments);
    waitUntil([&docker] { return docker.state() == QProcess::NotRunning; });
    return docker.readAllStandardOutput().trimmed();
}

} // namespace

/// The private socket that leads a program to an engine elsewhere.
class TestEngineSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestImages::ensure(); }

    void aProgramReachesTheEngineThroughIt()
    {
        FarEngine far;
        Programs programs(far.url());
        docker::EngineSocket socket(programs.engines.way(core::localHost()));
        QCOMPARE(askedThrough(socket.url(),
                              {QStringLiteral("version"), QStringLiteral("--format"), QStringLiteral("{{.Server.Os}}")}),
                 QByteArray("linux"));
        QVERIFY(far.calls > 0);
        // Much in both directions.
        const auto saved = askedThrough(socket.url(), {QStringLiteral("save"), QString::fromLatin1(TestImages::Mute)});
        QVERIFY(saved.size() > 500000);
    }

    void onlyThisUserEntersItAndItGoesWithItsOwner()
    {
        FarEngine far;
        Programs programs(far.url());
        auto socket = std::make_unique<docker::EngineSocket>(programs.engines.way(core::localHost()));
        const QFileInfo file(QString::fromStdString(socket->url().substr(7)));
        const auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(file.exists());
        QVERIFY(!(QFileInfo(file.path()).permissions() & others));
        socket.reset();
        QVERIFY(!QFileInfo::exists(file.path()));
    }

    void anEngineThatIsAwayEndsTheCallersConnection()
    {
        FarEngine far;
        Programs programs(far.url());
        docker::EngineSocket socket(programs.engines.way(core::localHost()));
        far.close();
        QCOMPARE(askedThrough(socket.url(),
                              {QStringLiteral("version"), QStringLiteral("--format"), QStringLiteral("{{.Server.Os}}")}),
                 QByteArray());
    }

    void composeWorksOnAnEngineElsewhere()
    {
        FarEngine far;
        Programs programs(far.url());
        QTemporaryDir folder;
        QFile compose(folder.filePath(QStringLiteral("compose.yaml")));
        QVERIFY(compose.open(QIODevice::WriteOnly));
        compose.write("services: {web: {image: 'wakedock-test/mute:1'}}\n");
        compose.close();
        docker::ComposeRunner runner(programs.engines, programs.environment(QStringLiteral("docker-compose")),
                                     programs.loginsFolder());
        const std::string path = folder.path().toStdString();
        const core::ComposeProject project{core::localHost(), "wdfar", path, {path + "/compose.yaml"}, {}, {}};
        await(runner.run({}, project, {ComposeVerb::Up, false}, [](const std::string &) { }));
        QVERIFY(!runDocker({"ps", "-q", "--filter", "label=com.docker.compose.project=wdfar"}).empty());
        await(runner.run({}, project, {ComposeVerb::Down, false}, [](const std::string &) { }));
        QCOMPARE(runDocker({"ps", "-aq", "--filter", "label=com.docker.compose.project=wdfar"}), std::string());
        QVERIFY(far.calls > 0);
    }
};

WAKEDOCK_TEST(TestEngineSocket)
#include "test_engine_socket.moc"
