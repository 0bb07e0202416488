#include "tests/integration/docker/own_sshd.h"

#include "tests/integration/docker/own_program.h"
#include "tests/support/async_test.h"

#include <QDir>
#include <QFile>
#include <QTcpSocket>

#include <stdexcept>

namespace wakedock::tests {

OwnSshd::OwnSshd(const QString &environment) : m_port(freeLoopbackPort())
{
    for (const char *name : {"host", "otherhost", "client", "stranger"}) {
        makeKey(name);
    }
    const auto knows = [this](const char *key) {
        return "[127.0.0.1]:" + QByteArray::number(m_port) + " " + publicKey(key);
    };
    write(in("known"), knows("host"));
    write(in("other"), knows("otherhost"));
    write(in("none"), {});
    write(in("authorized"), publicKey("client"));
    QByteArray config = "ListenAddress 127.0.0.1\nPort " + QByteArray::number(m_port) + "\nHostKey " + in("host").toUtf8()
        + "\nAuthorizedKeysFile " + in("authorized").toUtf8()
        + "\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nPidFile none\n"
          "PermitRootLogin prohibit-password\n";
    if (!environment.isEmpty()) {
        config += "SetEnv " + environment.toUtf8() + "\n";
    }
    write(in("sshd"), config);
    start();
}

OwnSshd::~OwnSshd()
{
    m_process.terminate();
    m_process.waitForFinished(5000);
}

void OwnSshd::start()
{
    QDir().mkpath(QStringLiteral("/run/sshd")); // where sshd locks itself in before a login
    m_process.setStandardErrorFile(in("log"));
    m_process.start(QStringLiteral("/usr/sbin/sshd"),
                    {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"), in("sshd")});
    const auto isOpen = [this] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_port));
        return socket.waitForConnected(200);
    };
    if (!waitUntil(isOpen)) {
        QFile log(in("log"));
        throw std::runtime_error("sshd did not start: "
                                 + (log.open(QIODevice::ReadOnly) ? log.readAll().right(2000) : QByteArray()).toStdString());
    }
}

std::string OwnSshd::url() const
{
    return "ssh://" + qEnvironmentVariable("USER", QStringLiteral("root")).toStdString()
        + "@127.0.0.1:" + std::to_string(m_port);
}

docker::SshProgram OwnSshd::program(const char *key, const char *knownHosts) const
{
    const QString config = in(key) + QLatin1Char('-') + QString::fromLatin1(knownHosts) + QStringLiteral(".config");
    write(config,
          "Host *\n  IdentityFile " + in(key).toUtf8()
              + "\n  IdentitiesOnly yes\n  IdentityAgent none\n  UserKnownHostsFile " + in(knownHosts).toUtf8()
              + "\n  GlobalKnownHostsFile /dev/null\n");
    return {"ssh", {"-F", config.toStdString()}};
}

void OwnSshd::makeKey(const char *name) const
{
    QProcess keygen;
    keygen.start(QStringLiteral("ssh-keygen"),
                 {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-N"), QString(),
                  QStringLiteral("-f"), in(name)});
    if (!keygen.waitForFinished(20000) || keygen.exitCode() != 0) {
        throw std::runtime_error("ssh-keygen failed");
    }
}

QByteArray OwnSshd::publicKey(const char *name) const
{
    QFile file(in(name) + QStringLiteral(".pub"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void OwnSshd::write(const QString &path, const QByteArray &text) const
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        throw std::runtime_error("cannot write " + path.toStdString());
    }
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace wakedock::tests
