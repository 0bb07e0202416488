#include "tests/integration/docker/own_program.h"

#include "backend/shared/utils/uuid.h"
#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QTcpServer>
#include <QTcpSocket>

#include <sys/mount.h>

#include <stdexcept>
#include <utility>

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

void ownRun(const QString &program, const QStringList &arguments)
{
    if (QProcess::execute(program, arguments) != 0) {
        throw std::runtime_error("failed: " + (program + QLatin1Char(' ') + arguments.join(QLatin1Char(' '))).toStdString());
    }
}

void ownWrite(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        throw std::runtime_error("cannot write " + path.toStdString());
    }
}

/// Of OwnRegistry::Password, as registries want it: bcrypt, cheap.
constexpr const char *OwnPasswordFile = "ada:$2b$05$abcdefghijklmnopqrstuuaMFGkNZYRUq/Op9qZsI0rm88uYW7jp6\n";

} // namespace

int freeLoopbackPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

OwnDockerd::OwnDockerd(OwnEngineWish wish)
    : m_folder(QDir::tempPath() + QStringLiteral("/engine-XXXXXX"))
    , m_wish(std::move(wish))
{
    if (m_wish.dataRoot.isEmpty()) {
        m_wish.dataRoot = m_folder.filePath(QStringLiteral("data"));
    }
    if (m_wish.sharesNetwork) {
        m_bridge = QStringLiteral("wdt") + QString::fromStdString(randomHex(4));
        const QString subnet = QString::number(std::stoi(randomHex(1), nullptr, 16));
        ownRun(QStringLiteral("ip"),
               {QStringLiteral("link"), QStringLiteral("add"), QStringLiteral("name"), m_bridge, QStringLiteral("type"),
                QStringLiteral("bridge")});
        ownRun(QStringLiteral("ip"),
               {QStringLiteral("address"), QStringLiteral("add"), QStringLiteral("10.213.%1.1/24").arg(subnet),
                QStringLiteral("dev"), m_bridge});
    }
}

OwnDockerd::~OwnDockerd()
{
    stop();
    // An engine that ran containers leaves its data folder mounted on itself, and then it could not be removed.
    ::umount2(m_folder.filePath(QStringLiteral("data")).toLocal8Bit().constData(), MNT_DETACH);
    if (!m_bridge.isEmpty()) {
        QProcess::execute(QStringLiteral("ip"), {QStringLiteral("link"), QStringLiteral("delete"), m_bridge});
    }
}

QStringList OwnDockerd::commandLine() const
{
    const auto in = [this](const char *name) { return m_folder.filePath(QString::fromLatin1(name)); };
    const QStringList own{QStringLiteral("dockerd"),
                          QStringLiteral("--data-root"),
                          m_wish.dataRoot,
                          QStringLiteral("--exec-root"),
                          in("exec"),
                          QStringLiteral("--pidfile"),
                          in("pid"),
                          QStringLiteral("-H"),
                          QString::fromStdString(url()),
                          QStringLiteral("--iptables=false")};
    if (m_wish.sharesNetwork) {
        return own + QStringList{QStringLiteral("--bridge"), m_bridge} + m_wish.options;
    }
    // In a network of its own: an engine started with --bridge=none deletes docker0, which is another engine's.
    return QStringList{QStringLiteral("unshare"), QStringLiteral("--net")} + own
        + QStringList{QStringLiteral("--bridge=none")} + m_wish.options;
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
    QStringList command = commandLine();
    const QString program = command.takeFirst();
    m_process->start(program, command);
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

OwnRegistry::OwnRegistry(Entry entry, std::string listenAddress)
    : m_listenAddress(std::move(listenAddress))
    , m_port(freeLoopbackPort())
{
    QByteArray config = "version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: "
        + m_folder.path().toUtf8() + "/data}}\nhttp: {addr: '" + QByteArray::fromStdString(address()) + "'}\n";
    if (entry == Entry::WithPassword) {
        const QString passwords = m_folder.filePath(QStringLiteral("passwords"));
        ownWrite(passwords, OwnPasswordFile);
        config += "auth: {htpasswd: {realm: tests, path: " + passwords.toUtf8() + "}}\n";
    }
    const QString configPath = m_folder.filePath(QStringLiteral("config.yml"));
    ownWrite(configPath, config);
    // For publish(): the login of `ada`, where nobody else's docker finds it.
    const QByteArray login = QByteArray("ada:").append(Password).toBase64();
    ownWrite(m_folder.filePath(QStringLiteral("config.json")),
             R"({"auths": {")" + QByteArray::fromStdString(address()) + R"(": {"auth": ")" + login + R"("}}})");
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(QStringLiteral("docker-registry"), {QStringLiteral("serve"), configPath});
    const auto isOpen = [this] {
        QTcpSocket socket;
        socket.connectToHost(QString::fromStdString(m_listenAddress), static_cast<quint16>(m_port));
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
    return address() + "/" + name;
}

void OwnRegistry::publish(const std::string &image, const std::string &name) const
{
    const auto wanted = reference(name);
    runDocker({"tag", image, wanted});
    runDocker({"--config", m_folder.path().toStdString(), "push", "-q", wanted});
    runDocker({"rmi", wanted});
}

} // namespace wakedock::tests
