#pragma once

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace wakedock::tests {

/// A Caddy in a container of the real engine, made from this machine's own program. It has one site, `hand.localhost`, and
/// sees `folder()` at the same path.
class CaddyContainer
{
public:
    CaddyContainer();
    ~CaddyContainer();
    CaddyContainer(const CaddyContainer &) = delete;
    CaddyContainer &operator=(const CaddyContainer &) = delete;

    /// With this machine's network. @throws std::runtime_error with the engine's words
    void startInMachinesNetwork(int adminPort, int httpPort, int httpsPort);
    /// With a network of its own: its ports 2019, 80 and 443 are published at these.
    void startInOwnNetwork(int adminPort, int httpPort, int httpsPort);
    void restart() const;
    void joinNetwork(const QString &network) const;

    /// For files that both see; below /run, so that no private /tmp hides it.
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString name() const;
    /// Where this machine is in the container's own network.
    [[nodiscard]] QString gateway() const;

private:
    void start(const QString &caddyfile, const QStringList &options);

    QTemporaryDir m_folder;
    std::string m_id;
};

} // namespace wakedock::tests
