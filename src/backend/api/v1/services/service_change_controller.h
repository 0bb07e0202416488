#pragma once

#include "backend/api/v1/common/api_routes.h"
#include "backend/api/v1/services/service_answers.h"

namespace wakedock::core {
class ChangeService;
class GetService;
} // namespace wakedock::core
namespace wakedock::security {
class SchemaValidator;
}

namespace wakedock::api {

/// Changes a service's configuration: the whole of it (PUT) or some fields (PATCH, RFC 7396).
class ServiceChangeController
{
public:
    /// @param configSchema what a merged patch must fit; outlives this
    /// @param sleep of services that say nothing of it
    ServiceChangeController(core::GetService &get, core::ChangeService &change, ServiceAnswers &answers,
                            const security::SchemaValidator &configSchema, core::SleepPolicy sleep);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> replace(ApiCall call);
    Task<HttpResponse> patch(ApiCall call);
    Task<HttpResponse> change(ApiCall call, core::ServiceId id, std::optional<std::int64_t> version,
                              core::ServiceConfig config);

    core::GetService &m_get;
    core::ChangeService &m_change;
    ServiceAnswers &m_answers;
    const security::SchemaValidator &m_configSchema;
    core::SleepPolicy m_sleep;
};

} // namespace wakedock::api
