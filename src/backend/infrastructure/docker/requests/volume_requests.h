#pragma once

#include "backend/infrastructure/docker/client/engine_call.h"

#include <map>
#include <string>
#include <vector>

namespace wakedock::docker {

[[nodiscard]] EngineCall inspectVolumeCall(const std::string &name);
/// Succeeds without a change where the volume exists.
[[nodiscard]] EngineCall createVolumeCall(const std::string &name, const std::map<std::string, std::string> &labels);
[[nodiscard]] EngineCall removeVolumeCall(const std::string &name);
[[nodiscard]] EngineCall listVolumesCall(const std::string &labelKey, const std::string &labelValue);
[[nodiscard]] std::vector<std::string> readVolumeNames(const http_client::HttpResponse &answer);

} // namespace wakedock::docker
