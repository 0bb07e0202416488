#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <string>

namespace wakedock::tests {

/// An engine of the test's own, to be stopped and started at will, apart from the machine's network and engine. Its socket
/// has a short path (108 bytes are the limit).
class OwnDockerd
{
public:
    OwnDockerd();
    ~OwnDockerd();
    /// Returns when it answers. @throws std::runtime_error with the end of its log
    void start();
    void stop();
    [[nodiscard]] std::string url() const;

private:
    [[nodiscard]] bool answers() const;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
};

/// A registry on a loopback port, empty at first. Engines need no TLS for those.
class OwnRegistry
{
public:
    OwnRegistry();
    ~OwnRegistry();
    /// `127.0.0.1:PORT/NAME`
    [[nodiscard]] std::string reference(const std::string &name) const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
};

/// A TCP port on loopback that was free a moment ago.
int freeLoopbackPort();

} // namespace wakedock::tests
