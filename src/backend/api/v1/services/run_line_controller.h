#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::api {

/// A `docker run` line as the configuration of a service, to be looked at and deployed.
class RunLineController
{
public:
    void addRoutes(ApiRoutes &routes);

private:
    static Task<HttpResponse> fromRun(ApiCall call);
};

} // namespace wakedock::api
