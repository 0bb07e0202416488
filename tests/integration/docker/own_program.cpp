#include "tests/integration/docker/own_program.h"

#include "tests/support/async_test.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QTcpServer>
#include <QTcpSocket>

#include <stdexcept>

namespace wakedock::tests {

namespace {

constexpr std::chrono::seconds OwnStartPatience{30};

void ownEnd(QProcess &process)
{
    if (process.state() != QProcess::NotRunning) {
        process.terminate();
        if (!process.waitForFinished(20000)) {
            process.kill();
            process.waitForFinished(5000);
        }
    }
}

} // namespace

int freeLoopbackPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

OwnDockerd::OwnDockerd() : m_folder(QDir::tempPath() + QStringLiteral("/engine-XXXXXX")) { }

OwnDockerd::~OwnDockerd()
{
    stop();
}

std::string OwnDockerd::url() const
{
    return "unix://" + m_folder.filePath(QStringLiteral("d.sock")).toStdString();
}

bool OwnDockerd::answers() const
{
    QLocalSocket socket;
    socket.connectToServer(m_folder.filePath(QStringLiteral("d.sock")));
    if (!socket.waitForConnected(200)) {
        return false;
    }
    socket.write("GET /_ping HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n");
    return socket.waitForReadyRead(1000) && socket.readAll().contains("200 OK");
}

void OwnDockerd::start()
{
    const auto in = [this](const char *name) { return m_folder.filePath(QString::fromLatin1(name)); };
    m_process = std::make_unique<QProcess>();
    m_process->setStandardErrorFile(in("log"));
    m_process->setStandardOutputFile(QProcess::nullDevice());
    // In a network of its own: an engine started with --bridge=none deletes docker0, which is another engine's.
    m_process->start(QStringLiteral("unshare"),
                     {QStringLiteral("--net"), QStringLiteral("dockerd"), QStringLiteral("--data-root"), in("data"),
                      QStringLiteral("--exec-root"), in("exec"), QStringLiteral("--pidfile"), in("pid"),
                      QStringLiteral("-H"), QString::fromStdString(url()), QStringLiteral("--bridge=none"),
                      QStringLiteral("--iptables=false")});
    if (!waitUntil([this] { return answers(); }, OwnStartPatience)) {
        QFile log(in("log"));
        const auto text = log.open(QIODevice::ReadOnly) ? log.readAll().right(2000) : QByteArray("no log");
        throw std::runtime_error("dockerd did not start: " + text.toStdString());
    }
}

void OwnDockerd::stop()
{
    if (m_process) {
        ownEnd(*m_process);
        m_process.reset();
    }
}

OwnRegistry::OwnRegistry() : m_port(freeLoopbackPort())
{
    QFile config(m_folder.filePath(QStringLiteral("config.yml")));
    if (!config.open(QIODevice::WriteOnly)) {
        throw std::runtime_error("cannot write the registry's configuration");
    }
    config.write("version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: " + m_folder.path().toUtf8()
                 + "/data}}\nhttp: {addr: '127.0.0.1:" + QByteArray::number(m_port) + "'}\n");
    config.close();
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(QStringLiteral("docker-registry"), {QStringLiteral("serve"), config.fileName()});
    const auto isOpen = [this] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_port));
        return socket.waitForConnected(200);
    };
    if (!waitUntil(isOpen, OwnStartPatience)) {
        throw std::runtime_error("docker-registry did not start");
    }
}

OwnRegistry::~OwnRegistry()
{
    ownEnd(m_process);
}

std::string OwnRegistry::reference(const std::string &name) const
{
    return "127.0.0.1:" + std::to_string(m_port) + "/" + name;
}

} // namespace wakedock::tests
