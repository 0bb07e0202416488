#pragma once

#include "backend/api/http/router.h"

namespace wakedock::core {
class SetUp;
}

namespace wakedock::api {

/// The page behind the one-time link of a first start: a form that makes the first administrator, without scripts.
/// Scripts use `POST /api/v1/setup` instead; both end in the same use case.
class SetupPage
{
public:
    /// @param setUp outlives the router's last request
    explicit SetupPage(core::SetUp &setUp);
    void addRoutes(Router &router);

private:
    Task<HttpResponse> show(HttpRequest request);
    Task<HttpResponse> submit(HttpRequest request);

    core::SetUp &m_setUp;
};

} // namespace wakedock::api
