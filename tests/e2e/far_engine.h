#pragma once

#include "tests/integration/docker/own_authority.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <string>

namespace wakedock::tests {

/// An engine on another machine, as near as one machine comes to two: it lives in a network of its own behind a wire, and
/// listens there with TLS. What it publishes is reached at address() and nowhere else.
class FarEngine
{
public:
    /// @param number of the wire, for more than one at a time
    explicit FarEngine(int number = 7);
    ~FarEngine();
    FarEngine(const FarEngine &) = delete;
    FarEngine &operator=(const FarEngine &) = delete;

    /// Returns when it answers. @throws std::runtime_error with the end of its log
    void start();
    /// As a power cut for the engine; containers may run on.
    void kill();
    [[nodiscard]] QString address() const { return m_wire + QStringLiteral(".2"); }
    /// The body of POST /hosts.
    [[nodiscard]] QJsonObject host(const QString &name) const;
    /// A door beside WakeDock's, for the test.
    [[nodiscard]] std::string socket() const;
    /// Brings an image over from the machine's engine.
    void take(const std::string &image) const;

private:
    void layWire();
    void run(const QStringList &command) const;
    [[nodiscard]] QString in(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] QStringList there(const QStringList &command) const;

    QTemporaryDir m_folder;
    OwnAuthority m_authority;
    QString m_wire;
    QString m_plug;
    IssuedCertificate m_server;
    IssuedCertificate m_client;
    QProcess m_network; ///< Holds it while no engine runs.
    std::unique_ptr<QProcess> m_engine;
};

} // namespace wakedock::tests
