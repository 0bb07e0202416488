#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace wakedock::tests {

/// A Caddy as Debian's units run it: as user `caddy`, with a /tmp of its own, and the right to low ports alone. Its folder
/// lies below /run, where that user and WakeDock see the same files.
class CaddyUnit
{
public:
    /// @param admin port of its admin API
    explicit CaddyUnit(int admin);
    ~CaddyUnit();
    CaddyUnit(const CaddyUnit &) = delete;
    CaddyUnit &operator=(const CaddyUnit &) = delete;

    /// caddy.service: `caddy run --environ --config Caddyfile`. True when it answers.
    bool startWith(const QString &caddyfile);
    /// The same with the Caddyfile that is there.
    bool startAgain() { return run({QStringLiteral("--config"), caddyfilePath()}); }
    /// caddy-api.service: `caddy run --environ --resume`; where nothing was saved, with no more than its admin address.
    bool startResuming();
    /// `systemctl reload caddy`: `caddy reload --config Caddyfile --force`.
    bool reload();
    void kill();
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] QString output() const { return m_output; }

    /// For files that Caddy shall see.
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString autosave() const { return m_folder.filePath(QStringLiteral("home/.config/caddy/autosave.json")); }

private:
    bool run(const QStringList &how);
    [[nodiscard]] QStringList asCaddy(const QStringList &arguments) const;
    [[nodiscard]] QString caddyfilePath() const { return m_folder.filePath(QStringLiteral("Caddyfile")); }

    int m_admin;
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_output;
};

} // namespace wakedock::tests
