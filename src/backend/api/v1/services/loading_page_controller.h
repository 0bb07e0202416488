#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class GetService;
}

namespace wakedock::api {

/// `GET /services/{id}/loading-page`: what visitors see while it wakes, without putting it to sleep for that.
class LoadingPageController
{
public:
    explicit LoadingPageController(core::GetService &get);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> preview(ApiCall call);

    core::GetService &m_get;
};

} // namespace wakedock::api
