#pragma once

#include "backend/core/ports/i_compose_runner.h"

#include <string>
#include <vector>

namespace wakedock::docker {

/// Which Compose program is run, and how it wants to be spoken to.
struct ComposeProgram {
    std::string program; ///< `docker`, `docker-compose`
    std::vector<std::string> before; ///< `compose` for docker's plugin.
    core::ComposeTool tool;
    bool isFirst = false; ///< docker-compose 1, written in Python.
};

/// What `... version --short` says, as a program; empty text is none.
[[nodiscard]] ComposeProgram composeProgram(const std::string &program, std::vector<std::string> before,
                                            const std::string &version);

/// The whole argument list for a command on a project.
[[nodiscard]] std::vector<std::string> composeArguments(const ComposeProgram &program, const core::ComposeProject &project,
                                                        const core::ComposeCommand &command);

} // namespace wakedock::docker
