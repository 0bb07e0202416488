#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <string>

namespace wakedock::tests {

/// What an engine of the test's own is started with beside the usual.
struct OwnEngineWish {
    QString dataRoot; ///< Where it keeps everything; empty = in a folder of its own.
    QStringList options;
    /// In the machine's network, so that it reaches registries of the test on loopback; with a bridge of its own.
    bool sharesNetwork = false;
};

/// An engine of the test's own, to be stopped and started at will, apart from the machine's network and engine. Its socket
/// has a short path (108 bytes are the limit).
class OwnDockerd
{
public:
    explicit OwnDockerd(OwnEngineWish wish = {});
    ~OwnDockerd();
    /// Returns when it answers. @throws std::runtime_error with the end of its log
    void start();
    void stop();
    [[nodiscard]] std::string url() const;

private:
    [[nodiscard]] bool answers() const;
    [[nodiscard]] QStringList commandLine() const;
    QTemporaryDir m_folder;
    OwnEngineWish m_wish;
    QString m_bridge; ///< Empty = none.
    std::unique_ptr<QProcess> m_process;
};

/// A registry on a loopback port, empty at first. Engines need no TLS for those.
class OwnRegistry
{
public:
    /// Who may come in: everybody, or `ada` with Password alone.
    enum class Entry { Open, WithPassword };
    static constexpr const char *Password = "nine wooden oars";

    /// @param listenAddress another one than loopback is one that engines ask with TLS only
    explicit OwnRegistry(Entry entry = Entry::Open, std::string listenAddress = "127.0.0.1");
    ~OwnRegistry();
    /// `127.0.0.1:PORT`
    [[nodiscard]] std::string address() const { return m_listenAddress + ":" + std::to_string(m_port); }
    [[nodiscard]] int port() const { return m_port; }
    /// Puts an image that is on the machine's engine into the registry as `NAME`; its own name there is taken off again.
    void publish(const std::string &image, const std::string &name) const;
    /// `127.0.0.1:PORT/NAME`
    [[nodiscard]] std::string reference(const std::string &name) const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    std::string m_listenAddress;
    int m_port = 0;
};

/// A TCP port on loopback that was free a moment ago.
int freeLoopbackPort();

} // namespace wakedock::tests
