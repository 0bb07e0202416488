#include "backend/core/use_cases/services/service_snippet.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

namespace {

bool isBlank(const std::string &text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

std::string placeOfFinding(const ConfigFinding &finding)
{
    return finding.line ? "line " + std::to_string(*finding.line) + ": " : std::string();
}

Error invalidSnippet(const std::vector<ConfigFinding> &errors)
{
    std::vector<FieldError> fields;
    for (const ConfigFinding &error : errors) {
        fields.push_back({"caddy_snippet", placeOfFinding(error) + error.message});
    }
    return Error(ErrorCode::Invalid, "invalid_snippet",
                 "The Caddy snippet cannot be used, and nothing was changed: " + fields.front().message)
        .withRemedy("Correct what it names; which directives are for snippets stands in the documentation of the API.")
        .withFields(std::move(fields));
}

} // namespace

Task<ServiceConfig> withSnippet(ISnippetTrial &snippets, CallContext context, ServiceConfig config, ServiceConfig recorded)
{
    if (isBlank(config.caddySnippet)) {
        config.caddySnippet.clear();
        config.caddyHandlers.clear();
        co_return ServiceConfig(std::move(config));
    }
    if (config.caddySnippet == recorded.caddySnippet) {
        config.caddyHandlers = recorded.caddyHandlers;
        co_return ServiceConfig(std::move(config));
    }
    requirePermission(context.actor, permission::CaddyManage);
    if (config.domain.empty()) {
        throw invalidSnippet({{"It comes before what Caddy serves, so the service needs a domain.", std::nullopt, {}}});
    }
    auto asked = co_await settle(snippets.read(std::move(context), config.caddySnippet));
    if (asked.failure) {
        const Error why = asError(asked.failure);
        throw Error(why.code(), why.reason(), "The Caddy snippet cannot be tried, so it is not used. " + why.message())
            .withRemedy(why.remedy())
            .withField("caddy_snippet", "cannot be tried now");
    }
    if (!asked.value->errors.empty()) {
        throw invalidSnippet(asked.value->errors);
    }
    config.caddyHandlers = std::move(asked.value->handlers);
    co_return ServiceConfig(std::move(config));
}

} // namespace wakedock::core
