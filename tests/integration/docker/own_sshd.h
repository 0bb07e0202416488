#pragma once

#include "backend/infrastructure/docker/client/ssh_road.h"

#include <QProcess>
#include <QTemporaryDir>

#include <string>

namespace wakedock::tests {

/// An ssh server on a loopback port with keys of its own, for the user of the tests. Nothing of the machine's ssh is used:
/// the client gets its whole configuration as a file.
class OwnSshd
{
public:
    /// @param environment what a login finds there: `DOCKER_HOST=unix:///nowhere`; empty = as it is
    explicit OwnSshd(const QString &environment = {});
    ~OwnSshd();
    OwnSshd(const OwnSshd &) = delete;
    OwnSshd &operator=(const OwnSshd &) = delete;

    [[nodiscard]] std::string url() const;
    /// Knows the server's key and has one that opens it.
    [[nodiscard]] docker::SshProgram client() const { return program("client", "known"); }
    [[nodiscard]] docker::SshProgram clientThatKnowsNoHost() const { return program("client", "none"); }
    [[nodiscard]] docker::SshProgram clientThatKnowsAnotherKey() const { return program("client", "other"); }
    [[nodiscard]] docker::SshProgram clientWithAnotherKey() const { return program("stranger", "known"); }

private:
    [[nodiscard]] docker::SshProgram program(const char *key, const char *knownHosts) const;
    [[nodiscard]] QString in(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void makeKey(const char *name) const;
    void write(const QString &path, const QByteArray &text) const;
    [[nodiscard]] QByteArray publicKey(const char *name) const;
    void start();

    QTemporaryDir m_folder;
    int m_port = 0;
    QProcess m_process;
};

} // namespace wakedock::tests
