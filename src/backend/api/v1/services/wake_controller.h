#pragma once

#include "backend/api/v1/common/api_routes.h"
#include "backend/api/v1/services/service_answers.h"

namespace wakedock::core {
class GetService;
class KeepServiceAwake;
class PutServiceToSleep;
class WakeService;
} // namespace wakedock::core

namespace wakedock::api {

/// `POST /services/{id}/wake`, `/sleep` and `/keep-awake`.
class WakeController
{
public:
    WakeController(core::GetService &get, core::WakeService &wake, core::PutServiceToSleep &sleep,
                   core::KeepServiceAwake &keep, ServiceAnswers &answers);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> wake(ApiCall call);
    Task<HttpResponse> sleep(ApiCall call);
    Task<HttpResponse> keepAwake(ApiCall call);

    core::GetService &m_get;
    core::WakeService &m_wake;
    core::PutServiceToSleep &m_sleep;
    core::KeepServiceAwake &m_keep;
    ServiceAnswers &m_answers;
};

} // namespace wakedock::api
