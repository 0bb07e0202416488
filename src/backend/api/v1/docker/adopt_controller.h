#pragma once

#include "backend/api/v1/common/api_routes.h"
#include "backend/api/v1/services/service_answers.h"

namespace wakedock::core {
class AdoptContainer;
} // namespace wakedock::core

namespace wakedock::api {

/// `/containers/{id}/adopt`: a container that runs becomes a service.
class AdoptController
{
public:
    AdoptController(core::AdoptContainer &adopt, ServiceAnswers &answers);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> adopt(ApiCall call);

    core::AdoptContainer &m_adopt;
    ServiceAnswers &m_answers;
};

} // namespace wakedock::api
