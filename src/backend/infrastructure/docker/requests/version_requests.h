#pragma once

#include "backend/core/domain/container.h"
#include "backend/infrastructure/docker/client/engine_call.h"

namespace wakedock::docker {

// Both without a version in front: they are how the version is found.
[[nodiscard]] EngineCall pingCall();
[[nodiscard]] EngineCall versionCall();
/// `apiVersion` is the one to be spoken. @throws Error Unsupported, see chooseApiVersion(); UpstreamFailed
[[nodiscard]] core::EngineVersion readVersion(const http_client::HttpResponse &answer);

} // namespace wakedock::docker
