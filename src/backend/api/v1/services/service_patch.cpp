#include "backend/api/v1/services/service_patch.h"

#include "backend/api/json/service_json.h"
#include "backend/security/validators/schema_validator.h"

#include <nlohmann/json.hpp>

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace wakedock::api {

core::ServiceConfig patchedConfig(const core::ServiceConfig &current, const nlohmann::json &patch,
                                  const security::SchemaValidator &configSchema, core::SleepPolicy sleep)
{
    auto merged = configJson(current);
    merged.merge_patch(patch);
    if (auto errors = configSchema.check(merged); !errors.empty()) {
        throw Error(ErrorCode::Invalid, "invalid_request", "The service would break a rule of the API after this change.")
            .withFields(std::move(errors));
    }
    return configFromJson(merged, std::move(sleep));
}

void requireSameIdentity(const nlohmann::json &body, const core::Service &service)
{
    const std::array<std::pair<const char *, std::string>, 3> identity{
        std::pair("id", service.record.id.value), std::pair("owner", service.record.owner),
        std::pair("created_at", toRfc3339(service.record.createdAt))};
    std::vector<FieldError> fields;
    for (const auto &[key, value] : identity) {
        const auto found = body.find(key);
        if (found != body.end() && *found != value) {
            fields.push_back({key, "Is read-only; leave it out or send it as it was read."});
        }
    }
    if (!fields.empty()) {
        throw Error(ErrorCode::Invalid, "read_only_field",
                    "The body is that of another service, or changes what cannot change.")
            .withFields(std::move(fields));
    }
}

} // namespace wakedock::api
