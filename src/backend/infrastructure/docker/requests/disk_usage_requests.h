#pragma once

#include "backend/core/domain/engine_objects.h"
#include "backend/infrastructure/docker/client/engine_call.h"

#include <cstdint>

namespace wakedock::docker {

[[nodiscard]] EngineCall diskUsageCall();
[[nodiscard]] core::DiskUsage readDiskUsage(const http_client::HttpResponse &answer);
/// All build cache that nothing uses.
[[nodiscard]] EngineCall pruneBuildCacheCall();
/// @return bytes freed
[[nodiscard]] std::int64_t readReclaimed(const http_client::HttpResponse &answer);

} // namespace wakedock::docker
