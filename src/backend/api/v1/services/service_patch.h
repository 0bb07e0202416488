#pragma once

#include "backend/core/domain/service.h"

#include <nlohmann/json_fwd.hpp>

namespace wakedock::security {
class SchemaValidator;
}

namespace wakedock::api {

/// The configuration after a JSON merge patch (RFC 7396), checked whole.
/// @param sleep what of it the patch takes away (`"sleep": null`) is as here
/// @throws Error Invalid (`invalid_request`) naming each field that no longer fits
[[nodiscard]] core::ServiceConfig patchedConfig(const core::ServiceConfig &current, const nlohmann::json &patch,
                                                const security::SchemaValidator &configSchema, core::SleepPolicy sleep = {});

/// A PUT may bring back the read-only fields as they were read. What is observed may have changed since; what makes the
/// service this service must be the same, or the body was meant for another.
/// @throws Error Invalid (`read_only_field`) naming `id`, `owner` or `created_at`
void requireSameIdentity(const nlohmann::json &body, const core::Service &service);

} // namespace wakedock::api
