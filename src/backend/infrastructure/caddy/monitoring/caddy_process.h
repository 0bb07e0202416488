#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/infrastructure/caddy/config/placements.h"
#include "backend/infrastructure/caddy/monitoring/process_identity.h"

#include <optional>
#include <string>

namespace wakedock::caddy {

/// The Caddy WakeDock started, whenever that was: it survives WakeDock's death, and a note in the data directory lets
/// the next start know it again. Folder: `<data dir>/caddy` with the note, base configuration, logs, and Caddy's own data.
/// Backend thread only.
class CaddyProcess
{
public:
    struct Running {
        ProcessIdentity process;
        ProxyPorts ports;
        std::string version;
    };

    explicit CaddyProcess(const std::string &dataDir);

    /// Starts `caddy run` in a session of its own and writes the note. Returns when it was started, not when it answers.
    /// @param program absolute path
    /// @throws Error Unavailable (`caddy_not_started`)
    void start(const std::string &program, const std::string &version, const std::string &baseConfig,
               const ProxyPorts &ports);
    /// Nothing when none that we started is alive.
    [[nodiscard]] std::optional<Running> running() const;
    /// Asks it to end, kills it after `grace`; done when it is gone. Nothing happens when none of ours runs.
    Task<void> stop(core::IClock &clock, std::chrono::milliseconds grace, CancelToken cancel);
    /// Why Caddy gave up the last start, in its own words; empty when it did not say.
    [[nodiscard]] std::string lastComplaint() const;
    /// Where the base configuration shall make it log; it turns the file over by itself.
    [[nodiscard]] std::string logFile() const { return m_folder + "/caddy.log"; }
    /// What it is started with; no other program is.
    [[nodiscard]] std::string baseConfigFile() const { return m_folder + "/base.json"; }
    /// What it says before it has read its configuration, of the last start only.
    [[nodiscard]] std::string startLog() const { return m_folder + "/caddy-start.log"; }

private:
    void writeNote(const Running &running) const;
    [[nodiscard]] std::string noteFile() const { return m_folder + "/process.json"; }

    std::string m_folder;
};

} // namespace wakedock::caddy
