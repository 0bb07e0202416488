#pragma once

#include "backend/api/http/router.h"
#include "backend/core/domain/rules/password_policy.h"

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
    /// @param policy what the page tells about passwords; `setUp` is who enforces it
    SetupPage(core::SetUp &setUp, const core::PasswordPolicy &policy);
    void addRoutes(Router &router);

private:
    Task<HttpResponse> show(HttpRequest request);
    Task<HttpResponse> submit(HttpRequest request);

    core::SetUp &m_setUp;
    core::PasswordPolicy m_policy;
};

} // namespace wakedock::api
