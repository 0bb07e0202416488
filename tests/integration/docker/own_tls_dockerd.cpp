#include "tests/integration/docker/own_tls_dockerd.h"

#include <QDir>
#include <QFile>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace wakedock::tests {

namespace {

constexpr int TlsActivatedSocket = 3; // what systemd's protocol begins with

int tlsListen(int &port)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *plain = reinterpret_cast<sockaddr *>(&address);
    if (::bind(listener, plain, size) != 0 || ::listen(listener, 64) != 0 || ::getsockname(listener, plain, &size) != 0) {
        throw std::runtime_error("no loopback port");
    }
    port = ntohs(address.sin_port);
    return listener;
}

/// Runs in the child, before dockerd takes its place.
void tlsHandOver(int listener)
{
    static_cast<void>(::dup2(listener, TlsActivatedSocket));
    ::setenv("LISTEN_FDS", "1", 1);
    ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
    static_cast<void>(::unshare(CLONE_NEWNET));
}

} // namespace

OwnTlsDockerd::OwnTlsDockerd(const OwnAuthority &authority, const IssuedCertificate &server)
    : m_folder(QDir::tempPath() + QStringLiteral("/engine-XXXXXX"))
    , m_process(std::make_unique<QProcess>())
{
    const auto in = [this](const char *name) { return m_folder.filePath(QString::fromLatin1(name)); };
    const int listener = tlsListen(m_port);
    m_process->setChildProcessModifier([listener] { tlsHandOver(listener); });
    m_process->setStandardErrorFile(in("log"));
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->start(QStringLiteral("dockerd"),
                     {QStringLiteral("--data-root"), in("data"), QStringLiteral("--exec-root"), in("exec"),
                      QStringLiteral("--pidfile"), in("pid"), QStringLiteral("-H"), QStringLiteral("fd://"),
                      QStringLiteral("--bridge=none"), QStringLiteral("--iptables=false"), QStringLiteral("--tlsverify"),
                      QStringLiteral("--tlscacert"), authority.file(), QStringLiteral("--tlscert"), server.certificateFile,
                      QStringLiteral("--tlskey"), server.keyFile});
    const bool started = m_process->waitForStarted();
    ::close(listener);
    if (!started) {
        throw std::runtime_error("dockerd cannot be run");
    }
}

OwnTlsDockerd::~OwnTlsDockerd()
{
    m_process->terminate();
    if (!m_process->waitForFinished(20000)) {
        m_process->kill();
        m_process->waitForFinished(5000);
    }
}

std::string OwnTlsDockerd::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll().right(2000).toStdString() : std::string("no log");
}

} // namespace wakedock::tests
