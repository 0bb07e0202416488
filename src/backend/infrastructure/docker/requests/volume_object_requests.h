#pragma once

#include "backend/core/domain/engine_objects.h"
#include "backend/infrastructure/docker/client/engine_call.h"

#include <vector>

namespace wakedock::docker {

[[nodiscard]] EngineCall listAllVolumesCall();
/// By name.
[[nodiscard]] std::vector<core::VolumeSummary> readVolumeSummaries(const http_client::HttpResponse &answer);
[[nodiscard]] EngineCall makeVolumeCall(const core::VolumeSpec &spec);
[[nodiscard]] core::VolumeSummary readVolumeSummary(const http_client::HttpResponse &answer);

} // namespace wakedock::docker
