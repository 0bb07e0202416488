#pragma once

#include "backend/api/v1/common/api_routes.h"
#include "backend/api/v1/services/service_answers.h"

namespace wakedock::core {
class GetService;
class ListRevisions;
class RollBackService;
} // namespace wakedock::core

namespace wakedock::api {

/// The configurations a service had in force, and the way back to one of them.
class RevisionsController
{
public:
    RevisionsController(core::GetService &get, core::ListRevisions &list, core::RollBackService &rollBack,
                        ServiceAnswers &answers);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> list(ApiCall call);
    Task<HttpResponse> rollBack(ApiCall call);

    core::GetService &m_get;
    core::ListRevisions &m_list;
    core::RollBackService &m_rollBack;
    ServiceAnswers &m_answers;
};

} // namespace wakedock::api
