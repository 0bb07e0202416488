#pragma once

#include "backend/infrastructure/docker/client/engine_call.h"

#include <chrono>
#include <string>

namespace wakedock::docker {

// What an operator does with a container by hand; see IEngineObjects.

[[nodiscard]] EngineCall restartContainerCall(const std::string &id, std::chrono::seconds grace);
[[nodiscard]] EngineCall killContainerCall(const std::string &id, const std::string &signal);
[[nodiscard]] EngineCall pauseContainerCall(const std::string &id);
[[nodiscard]] EngineCall unpauseContainerCall(const std::string &id);
[[nodiscard]] EngineCall renameContainerCall(const std::string &id, const std::string &name);
[[nodiscard]] EngineCall deleteContainerCall(const std::string &id, bool force, bool volumes);

} // namespace wakedock::docker
