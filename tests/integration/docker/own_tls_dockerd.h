#pragma once

#include "tests/integration/docker/own_authority.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <string>

namespace wakedock::tests {

/// An engine that listens with TLS on a loopback port of the machine, itself in a network of its own: the listening socket
/// is opened here and handed over, as systemd does.
class OwnTlsDockerd
{
public:
    /// Wants client certificates of `authority`.
    OwnTlsDockerd(const OwnAuthority &authority, const IssuedCertificate &server);
    ~OwnTlsDockerd();
    OwnTlsDockerd(const OwnTlsDockerd &) = delete;
    OwnTlsDockerd &operator=(const OwnTlsDockerd &) = delete;

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] std::string log() const;

private:
    QTemporaryDir m_folder;
    int m_port = 0;
    std::unique_ptr<QProcess> m_process;
};

} // namespace wakedock::tests
