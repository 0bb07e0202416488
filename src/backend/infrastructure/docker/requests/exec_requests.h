#pragma once

#include "backend/core/domain/terminal.h"
#include "backend/infrastructure/docker/client/engine_call.h"

#include <optional>
#include <string>

namespace wakedock::docker {

// Programs run inside a container beside its own. See DockerTerminal for how they make a terminal.

/// What a terminal writes before anything else: the process id its program has inside the container, between these.
inline constexpr const char *TerminalMarkBegin = "\033]wakedock;";
inline constexpr const char *TerminalMarkEnd = "\007";

/// The command with a terminal, begun by a few lines of shell that tell the process id and become the command.
[[nodiscard]] EngineCall createTerminalCall(const std::string &containerId, const core::TerminalCommand &command);
/// Ends, as root, all that runs in the terminal session of `pid` (an id inside the container).
/// @param graceTenths tenths of a second between hanging up and killing
[[nodiscard]] EngineCall createSessionEndCall(const std::string &containerId, const std::string &pid, long graceTenths);
/// @param tty as it was created
[[nodiscard]] EngineCall startExecCall(const std::string &execId, bool tty);
[[nodiscard]] EngineCall resizeExecCall(const std::string &execId, core::TerminalSize size);
[[nodiscard]] EngineCall inspectExecCall(const std::string &execId);

struct ExecState {
    bool running = false;
    std::optional<int> exitCode;
};
[[nodiscard]] std::string readExecId(const http_client::HttpResponse &answer);
[[nodiscard]] ExecState readExecState(const http_client::HttpResponse &answer);

/// Why a terminal ended before it began, from the engine's words in its stream.
[[nodiscard]] Error terminalRefusal(const core::TerminalCommand &command, const std::string &words);

} // namespace wakedock::docker
