#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class PruneEngine;
} // namespace wakedock::core

namespace wakedock::api {

/// `POST /prune`: what nobody needs, shown or removed.
class PruneController
{
public:
    explicit PruneController(core::PruneEngine &prune);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> prune(ApiCall call);

    core::PruneEngine &m_prune;
};

} // namespace wakedock::api
