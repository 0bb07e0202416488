#pragma once

#include "backend/api/v1/common/api_routes.h"
#include "backend/api/v1/services/service_list_cache.h"
#include "backend/api/v1/services/service_texts.h"

namespace wakedock::core {
class ListServices;
}

namespace wakedock::api {

/// `GET /services`. Asked thousands of times a second, so a repeat is answered from kept bytes before anything is parsed
/// or checked: a query that was answered once was right.
class ServiceListController
{
public:
    explicit ServiceListController(core::ListServices &list);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> list(HttpRequest request, const ApiOperation *operation);
    Task<HttpResponse> make(ApiCall call);

    core::ListServices &m_list;
    ServiceListCache m_cache;
    ServiceTexts m_texts;
};

} // namespace wakedock::api
