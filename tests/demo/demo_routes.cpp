#include "tests/demo/demo_routes.h"

#include "backend/core/domain/rules/route_rules.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace wakedock::tests {

using namespace core;
using namespace std::chrono_literals;

namespace {

RouteView demoRoute(const std::string &host, RouteTargetKind kind, Timestamp at)
{
    RouteView view;
    view.id = "route-" + host;
    view.owner = "ada";
    view.route.id = OperatorRouteId(view.id);
    view.route.version = 1;
    view.route.hosts = {host};
    view.route.owner = view.owner;
    view.route.target.kind = kind;
    view.route.createdAt = view.route.updatedAt = at;
    return view;
}

RouteView demoServiceRoute(const std::string &name, const std::string &host, Timestamp at)
{
    RouteView view = demoRoute(host, RouteTargetKind::Service, at);
    view.id = name;
    view.origin = RouteOrigin::Service;
    view.owner = view.targetName = name;
    return view;
}

void checkDemoRoute(const OperatorRoute &route)
{
    if (auto problems = brokenRules(route); !problems.empty()) {
        throw Error(ErrorCode::Invalid, "invalid_route", "The route cannot be as it is described.")
            .withFields(std::move(problems));
    }
}

} // namespace

void DemoRoutes::fill(Timestamp now)
{
    RouteView nas = demoRoute("nas.example.org", RouteTargetKind::Address, now - 400h);
    nas.route.hosts.emplace_back("files.example.org");
    nas.route.target.address = {"192.168.1.20:5001", true, "nas.lan", false, HostHeader::Preserve};
    nas.route.responseHeaders.set = {{"X-Frame-Options", "DENY"}};
    RouteView old = demoRoute("old.example.org", RouteTargetKind::Redirect, now - 300h);
    old.route.target.redirect.to = "https://www.example.org";
    RouteView robots = demoRoute("shop.example.org", RouteTargetKind::Static, now - 200h);
    robots.route.pathPrefix = "/robots.txt";
    robots.route.target.answer.body = "User-agent: *\nDisallow: /";
    RouteView gone = demoRoute("wiki.example.org", RouteTargetKind::Service, now - 100h);
    gone.problem = "The service it leads to is gone; visitors get 503.";
    RouteView hand = demoRoute("status.example.org", RouteTargetKind::Address, now);
    hand.id = "foreign:status.example.org";
    hand.origin = RouteOrigin::Foreign;
    hand.owner = "route 1 of the server \"srv0\" (/config/apps/http/servers/srv0/routes/0)";
    m_routes = {demoServiceRoute("docs", "docs.example.org", now - 900h),
                nas,
                old,
                demoServiceRoute("shop", "shop.example.org", now - 800h),
                robots,
                hand,
                gone};
}

models::RouteDoors DemoRoutes::doors()
{
    models::RouteDoors doors;
    doors.list = [this](CallContext) -> Task<std::vector<RouteView>> {
        if (m_isFailing) {
            throw Error(ErrorCode::Unavailable, "database_unreachable", "The database does not answer.")
                .withRemedy("Look at the disk of the data directory.");
        }
        co_return std::vector<RouteView>(m_routes); // QCoro moves from what a bare name refers to.
    };
    doors.planNew = [this](CallContext, OperatorRoute wish) -> Task<RoutePlan> { co_return planOf(wish, true); };
    doors.planChange = [this](CallContext, RouteRequest request) -> Task<RoutePlan> {
        co_return planOf(request.wish, false);
    };
    doors.add = [this](CallContext, OperatorRoute wish) -> Task<OperatorRoute> { co_return add(std::move(wish)); };
    doors.change = [this](CallContext, RouteRequest request) -> Task<OperatorRoute> { co_return change(request); };
    doors.remove = [this](CallContext, OperatorRouteId id) -> Task<void> {
        m_note("remove " + id.value);
        std::erase_if(m_routes, [&id](const RouteView &one) { return one.id == id.value; });
        co_return;
    };
    return doors;
}

RoutePlan DemoRoutes::planOf(const OperatorRoute &wish, bool isNew) const
{
    RoutePlan plan;
    plan.route = normalised(wish);
    checkDemoRoute(plan.route);
    for (const RouteView &known : m_routes) {
        const bool isSame = known.route.hosts == plan.route.hosts && known.route.pathPrefix == plan.route.pathPrefix;
        if (isSame && isNew) {
            throw Error(ErrorCode::Conflict, "domain_taken", "The domain " + plan.route.hosts.front() + " is taken.")
                .withField("hosts[0]", "The domain " + plan.route.hosts.front() + " belongs to " + known.owner + ".");
        }
    }
    plan.differences = {
        {"/apps/http/servers/wakedock/routes/1/match/0/host/3", "", "\"" + plan.route.hosts.front() + "\"", true},
        {"/apps/http/servers/wakedock/routes/1/handle/0/routes/0", "",
         R"({"handle":[{"handler":"subroute"}],"match":[{"host":[")" + plan.route.hosts.front() + R"("]}]})", true}};
    return plan;
}

OperatorRoute DemoRoutes::add(OperatorRoute wish)
{
    RouteView view = demoRoute(wish.hosts.empty() ? std::string() : wish.hosts.front(), wish.target.kind, {});
    view.route = planOf(wish, true).route;
    view.route.id = OperatorRouteId(view.id);
    view.route.version = 1;
    m_note("add " + view.id);
    m_routes.push_back(view);
    return view.route;
}

OperatorRoute DemoRoutes::change(const RouteRequest &request)
{
    const auto found = std::ranges::find(m_routes, request.id.value, &RouteView::id);
    if (found == m_routes.end()) {
        throw Error(ErrorCode::NotFound, "route_not_found", "There is no such route.");
    }
    OperatorRoute changed = normalised(request.wish);
    checkDemoRoute(changed);
    changed.id = found->route.id;
    changed.version = found->route.version + 1;
    found->route = changed;
    m_note("change " + found->id);
    return changed;
}

} // namespace wakedock::tests
