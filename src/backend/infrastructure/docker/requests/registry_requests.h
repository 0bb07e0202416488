#pragma once

#include "backend/core/domain/registry.h"
#include "backend/core/domain/rules/image_reference.h"
#include "backend/infrastructure/docker/client/engine_call.h"

#include <string>

namespace wakedock::docker {

/// Asks the registry what a name stands for, without pulling it.
[[nodiscard]] EngineCall distributionCall(const core::ImageReference &reference);
/// @throws Error UpstreamFailed (`registry_failed`) for an answer without a digest
[[nodiscard]] std::string readDistributionDigest(const http_client::HttpResponse &answer);

/// Lets the engine sign in; it keeps nothing of it.
[[nodiscard]] EngineCall signInCall(const core::RegistryLogin &login);

} // namespace wakedock::docker
