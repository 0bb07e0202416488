#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/route_view.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/state_service.h"
#include "backend/shared/async/task.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// All routes of the proxy, by their first host: those of operators, of services, of stacks, and (while Caddy can be asked)
/// what is written in it by hand. Values of request headers may be secrets: to be shown only to those who have
/// `caddy:manage`. Needs `caddy:read`.
class ListRoutes
{
public:
    ListRoutes(IStore &store, const StateService &states, CaddyService &caddy);
    Task<std::vector<RouteView>> execute(CallContext context);
    [[nodiscard]] static bool showsSecrets(const CallContext &context);

private:
    IStore &m_store;
    const StateService &m_states;
    CaddyService &m_caddy;
};

/// One of them. Needs `caddy:read`.
class GetRoute
{
public:
    explicit GetRoute(ListRoutes &list) : m_list(list) { }
    /// @throws Error NotFound (`route_not_found`)
    Task<RouteView> execute(CallContext context, std::string id);

private:
    ListRoutes &m_list;
};

} // namespace wakedock::core
