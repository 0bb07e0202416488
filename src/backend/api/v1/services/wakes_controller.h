#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class AdviseSleep;
class GetService;
class ListWakes;
} // namespace wakedock::core

namespace wakedock::api {

/// `GET /services/{id}/wakes`, the wake ledger, and `GET /sleep/advice`, what sleeping would bring.
class WakesController
{
public:
    WakesController(core::GetService &get, core::ListWakes &list, core::AdviseSleep &advise);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> list(ApiCall call);
    Task<HttpResponse> advice(ApiCall call);

    core::GetService &m_get;
    core::ListWakes &m_list;
    core::AdviseSleep &m_advise;
};

} // namespace wakedock::api
