#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class SetUp;
}

namespace wakedock::api {

/// The first administrator, once; afterwards `POST /setup` is as if it had never been there.
class SetupController
{
public:
    explicit SetupController(core::SetUp &setUp);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> state(ApiCall call);
    Task<HttpResponse> setUp(ApiCall call);
    void requireNeeded() const;

    core::SetUp &m_setUp;
};

} // namespace wakedock::api
