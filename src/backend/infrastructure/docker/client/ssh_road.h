#pragma once

#include "backend/infrastructure/docker/client/engine_url.h"
#include "backend/infrastructure/http_client/process_connector.h"

#include <string>
#include <vector>

namespace wakedock::docker {

/// The system's ssh: its own config, agent and known hosts.
struct SshProgram {
    std::string program = "ssh";
    std::vector<std::string> arguments; ///< Before all others (`-F FILE`).
};

/// `ssh ... user@host docker system dial-stdio`, never asking anybody anything.
[[nodiscard]] http_client::StreamProgram sshRoad(const EngineUrl &url, const SshProgram &ssh);

/// What ssh (or docker at the other end) complained of, by its last line. Unavailable, reason `host_not_found`,
/// `connection_refused`, `host_unreachable`, `host_key_unknown`, `host_key_changed`, `login_refused`, `docker_not_found`,
/// `permission_denied`, `engine_not_running` or `ssh_failed`, each with a remedy.
[[nodiscard]] Error sshProblem(const std::string &peer, const std::string &complaints);

} // namespace wakedock::docker
