#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class GetProxyTraffic;
} // namespace wakedock::core

namespace wakedock::api {

/// What Caddy counts of its visitors.
class TrafficController
{
public:
    explicit TrafficController(core::GetProxyTraffic &traffic) : m_traffic(traffic) { }
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> read(ApiCall call);

    core::GetProxyTraffic &m_traffic;
};

} // namespace wakedock::api
