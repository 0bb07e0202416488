#pragma once

#include "backend/core/domain/rules/secret_names.h"
#include "backend/core/domain/service.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace wakedock::api {

/// Which secrets of a service are shown; in place of others stands `********`. Callers who may change a service see those
/// of its environment (they must be able to send back what they read); what it says to Caddy may hold passwords and tokens
/// of everybody and is for those who manage Caddy. Sent back masked, a snippet stays as it is. Masked, networks of visitors
/// are left out, too: addresses may be somebody's.
enum class Secrets { Masked, EnvironmentShown, Shown };

using core::looksSecret;

/// One service as the API shows it: configuration and observation in one flat object, keys in the order of the
/// documentation. Complete text, ready to be sent or put into a list or an event.
[[nodiscard]] std::string serviceJson(const core::Service &service, Secrets secrets);
/// The same with secrets masked, for streams whose events go to many readers as one text.
[[nodiscard]] std::string serviceJson(const core::Service &service);

/// The configuration alone, nothing masked: what a merge patch is applied to.
[[nodiscard]] nlohmann::json configJson(const core::ServiceConfig &config);
/// Reads what the schema ServiceConfig has accepted; fields left out or null take their defaults.
/// @param sleep what a service that says nothing of it gets
/// @throws Error Invalid (`invalid_request`) should the schema have let something through that does not fit
[[nodiscard]] core::ServiceConfig configFromJson(const nlohmann::json &body, core::SleepPolicy sleep = {});

} // namespace wakedock::api
