#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class ValidateDomain;
} // namespace wakedock::core

namespace wakedock::api {

/// Names, before they are given to services.
class DomainsController
{
public:
    explicit DomainsController(core::ValidateDomain &validate) : m_validate(validate) { }
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> validate(ApiCall call);

    core::ValidateDomain &m_validate;
};

} // namespace wakedock::api
