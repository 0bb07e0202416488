#include "backend/api/middleware/middleware_chain.h"

#include "backend/api/middleware/authentication.h"
#include "backend/api/middleware/authorization.h"
#include "backend/api/middleware/body_limits.h"
#include "backend/api/middleware/host_guard.h"
#include "backend/api/middleware/origin_guard.h"
#include "backend/api/middleware/preconditions.h"
#include "backend/api/middleware/request_id.h"
#include "backend/api/middleware/routing.h"
#include "backend/api/middleware/security_headers.h"
#include "backend/api/middleware/trusted_proxy.h"

#include <utility>

namespace wakedock::api {

namespace {

/// An origin the operator trusts is served under its own name too: a proxy in front of us passes it on as Host.
std::vector<std::string> namesOf(const EdgeSettings &settings)
{
    std::vector<std::string> names = settings.hostNames;
    for (const std::string &origin : settings.corsOrigins) {
        const auto slashes = origin.find("://");
        names.push_back(slashes == std::string::npos ? origin : origin.substr(slashes + 3));
    }
    return names;
}

} // namespace

std::vector<std::unique_ptr<IMiddleware>> makeMiddlewareChain(const EdgeSettings &settings, const Router &router,
                                                              IAccess &access, const Log &log, AccessLog::Observer observer)
{
    std::vector<std::unique_ptr<IMiddleware>> chain;
    chain.push_back(
        std::make_unique<AccessLog>(log, std::move(observer))); // First in, so last out: it sees the final answer.
    chain.push_back(std::make_unique<RequestId>());
    chain.push_back(std::make_unique<TrustedProxy>(settings.trustedProxies));
    chain.push_back(std::make_unique<HostGuard>(settings.listenAddress, namesOf(settings)));
    chain.push_back(std::make_unique<OriginGuard>(settings.corsOrigins));
    chain.push_back(std::make_unique<SecurityHeaders>());
    chain.push_back(std::make_unique<RateLimit>(settings.rateLimits.perAddress, &RateLimit::byAddress));
    chain.push_back(std::make_unique<Routing>(router));
    chain.push_back(std::make_unique<Authentication>(access));
    chain.push_back(std::make_unique<RateLimit>(settings.rateLimits.perUser, &RateLimit::byUser));
    chain.push_back(std::make_unique<Authorization>(access));
    chain.push_back(std::make_unique<Preconditions>());
    chain.push_back(std::make_unique<BodyLimits>(settings.maxBodyBytes));
    return chain;
}

} // namespace wakedock::api
