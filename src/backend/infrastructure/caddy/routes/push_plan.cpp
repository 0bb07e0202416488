#include "backend/infrastructure/caddy/routes/push_plan.h"

#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/request_log.h"
#include "backend/infrastructure/caddy/routes/route_checks.h"

#include <nlohmann/json.hpp>

namespace wakedock::caddy {

PushPlan planPush(const nlohmann::json &actual, const ConfigWish &wish)
{
    checkHostsAreFree(wish.routes, actual);
    PushPlan plan;
    plan.revision = revisionOf(wish);
    const auto wished = wishedConfig(actual, wish, plan.revision);
    plan.change = smallestChange(actual, wished);
    plan.counting = requestCounting(wished, wish.settings.requestStatistics);
    plan.httpHost = httpHostOf(*findAt(wished, {"apps", "http", "servers"}), wish.ports.http);
    return plan;
}

} // namespace wakedock::caddy
