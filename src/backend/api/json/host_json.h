#pragma once

#include "backend/core/domain/host.h"
#include "backend/core/use_cases/hosts/host_requests.h"
#include "backend/core/use_cases/hosts/test_host.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace wakedock::api {

/// A host as the API shows it: of its TLS material only what there is, never a key.
[[nodiscard]] std::string hostJson(const core::HostView &view);
[[nodiscard]] std::string hostTrialJson(const core::HostTrial &trial);

/// From a body that fits its schema.
[[nodiscard]] core::HostWish hostWishFrom(const nlohmann::json &body);
/// True when a body leaves the TLS material as it is, by not naming it.
[[nodiscard]] bool keepsTls(const nlohmann::json &body);

} // namespace wakedock::api
