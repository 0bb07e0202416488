#pragma once

#include "tests/integration/docker/own_authority.h"

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace wakedock::tests {

/// A certificate authority with ACME on loopback (Let's Encrypt's own test server), with name servers that say 127.0.0.1 of
/// every name, so that it comes to the ports given here.
class OwnPebble
{
public:
    OwnPebble(int httpPort, int httpsPort);
    ~OwnPebble();
    /// Returns when it answers. @throws std::runtime_error with what it said
    void start();
    void stop();
    [[nodiscard]] QString directory() const;
    /// PEM file with the root of its own HTTPS.
    [[nodiscard]] QString root() const { return m_authority.file(); }

private:
    [[nodiscard]] bool answers() const;

    QTemporaryDir m_folder;
    OwnAuthority m_authority;
    QProcess m_names;
    QProcess m_process;
    int m_port = 0;
    int m_namesPort = 0;
};

} // namespace wakedock::tests
