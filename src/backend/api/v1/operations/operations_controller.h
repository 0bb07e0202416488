#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class CancelOperation;
class GetOperation;
class ListOperations;
} // namespace wakedock::core

namespace wakedock::api {

/// Long work: look at it, cancel it.
class OperationsController
{
public:
    OperationsController(core::ListOperations &list, core::GetOperation &get, core::CancelOperation &cancel);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> list(ApiCall call);
    Task<HttpResponse> read(ApiCall call);
    Task<HttpResponse> cancel(ApiCall call);

    core::ListOperations &m_list;
    core::GetOperation &m_get;
    core::CancelOperation &m_cancel;
};

} // namespace wakedock::api
