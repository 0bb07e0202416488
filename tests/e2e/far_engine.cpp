#include "far_engine.h"

#include "tests/support/async_test.h"
#include "tests/support/fixtures/test_images.h"

#include <QDir>
#include <QFile>

#include <chrono>
#include <csignal>
#include <stdexcept>

namespace wakedock::tests {

namespace {

constexpr int FarPort = 2376;
constexpr std::chrono::seconds FarPatience{60};

QString text(const std::string &pem)
{
    return QString::fromStdString(pem);
}

bool farAnswers(const std::string &socket)
{
    try {
        return !runDocker({"version", "--format", "{{.Server.Version}}"}, socket).empty();
    } catch (const std::runtime_error &) {
        return false;
    }
}

} // namespace

FarEngine::FarEngine(int number)
    : m_folder(QDir::tempPath() + QStringLiteral("/far-XXXXXX"))
    , m_wire(QStringLiteral("10.214.%1").arg(number))
    , m_plug(QStringLiteral("wdfar%1").arg(number))
    , m_server(m_authority.issue(QStringLiteral("far"), QStringLiteral("IP:") + address()))
    , m_client(m_authority.issue(QStringLiteral("wakedock"), QStringLiteral("DNS:wakedock")))
{
    layWire();
    start();
}

FarEngine::~FarEngine()
{
    if (m_engine) {
        m_engine->terminate();
        if (!m_engine->waitForFinished(30000)) {
            m_engine->kill();
            m_engine->waitForFinished(5000);
        }
    }
    m_network.kill(); // With the last process of the network goes the wire.
    m_network.waitForFinished(5000);
}

void FarEngine::layWire()
{
    m_network.start(QStringLiteral("unshare"),
                    {QStringLiteral("--net"), QStringLiteral("sleep"), QStringLiteral("infinity")});
    const auto isApart = [this] {
        const QString own = QFile::symLinkTarget(QStringLiteral("/proc/self/ns/net"));
        const QString its = QFile::symLinkTarget(QStringLiteral("/proc/%1/ns/net").arg(m_network.processId()));
        return !its.isEmpty() && its != own;
    };
    if (!m_network.waitForStarted() || !waitUntil(isApart)) {
        throw std::runtime_error("no network of its own; that needs root");
    }
    const QString pid = QString::number(m_network.processId());
    // One that a killed run left behind.
    QProcess old;
    old.start(QStringLiteral("ip"), {QStringLiteral("link"), QStringLiteral("delete"), m_plug});
    old.waitForFinished();
    run({"ip", "link", "add", m_plug, "type", "veth", "peer", "name", "eth0", "netns", pid});
    run({"ip", "addr", "add", m_wire + QStringLiteral(".1/24"), "dev", m_plug});
    run({"ip", "link", "set", m_plug, "up"});
    run(there({"ip", "addr", "add", address() + QStringLiteral("/24"), "dev", "eth0"}));
    run(there({"ip", "link", "set", "eth0", "up"}));
    run(there({"ip", "link", "set", "lo", "up"}));
}

void FarEngine::start()
{
    m_engine = std::make_unique<QProcess>();
    m_engine->setStandardErrorFile(in("log"), QIODevice::Append);
    m_engine->setStandardOutputFile(QProcess::nullDevice());
    const QStringList command = there({"dockerd",
                                       "--data-root",
                                       in("data"),
                                       "--exec-root",
                                       in("exec"),
                                       "--pidfile",
                                       in("pid"),
                                       "-H",
                                       QString::fromStdString(socket()),
                                       "-H",
                                       QStringLiteral("tcp://%1:%2").arg(address()).arg(FarPort),
                                       "--bip",
                                       "172.31.7.1/24",
                                       "--iptables=false",
                                       "--tlsverify",
                                       "--tlscacert",
                                       m_authority.file(),
                                       "--tlscert",
                                       m_server.certificateFile,
                                       "--tlskey",
                                       m_server.keyFile});
    m_engine->start(command.first(), command.mid(1));
    if (!waitUntil([this] { return farAnswers(socket()); }, FarPatience)) {
        QFile log(in("log"));
        throw std::runtime_error("the far engine does not answer: "
                                 + (log.open(QIODevice::ReadOnly) ? log.readAll().right(2000) : QByteArray()).toStdString());
    }
}

void FarEngine::kill()
{
    m_engine->kill();
    m_engine->waitForFinished();
    QFile::remove(in("pid"));
    // Its helper lives on and would lock the next one out.
    QFile file(in("exec/containerd/containerd.pid"));
    const auto helper = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    QFile name(QStringLiteral("/proc/%1/comm").arg(QString::fromLatin1(helper)));
    if (name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "containerd") {
        ::kill(helper.toInt(), SIGKILL);
        waitUntil([&name] { return !name.exists(); });
    }
}

QJsonObject FarEngine::host(const QString &name) const
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("url"), QStringLiteral("tcp://%1:%2").arg(address()).arg(FarPort)},
            {QStringLiteral("tls"),
             QJsonObject{{QStringLiteral("ca"), text(m_authority.pem())},
                         {QStringLiteral("certificate"), text(m_client.certificate)},
                         {QStringLiteral("key"), text(m_client.key)}}}};
}

std::string FarEngine::socket() const
{
    return "unix://" + in("s").toStdString();
}

void FarEngine::take(const std::string &image) const
{
    const std::string file = in("image.tar").toStdString();
    runDocker({"save", "-o", file, image});
    runDocker({"load", "-i", file}, socket());
}

QStringList FarEngine::there(const QStringList &command) const
{
    return QStringList{QStringLiteral("nsenter"), QStringLiteral("-t"), QString::number(m_network.processId()),
                       QStringLiteral("-n")}
    + command;
}

void FarEngine::run(const QStringList &command) const
{
    QProcess process;
    process.start(command.first(), command.mid(1));
    if (!process.waitForFinished(20000) || process.exitCode() != 0) {
        throw std::runtime_error(command.join(QLatin1Char(' ')).toStdString() + ": "
                                 + process.readAllStandardError().toStdString());
    }
}

} // namespace wakedock::tests
