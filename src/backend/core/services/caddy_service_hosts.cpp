// CaddyService's answers to who has a host.
#include "backend/core/domain/rules/domain_judgement.h"
#include "backend/core/domain/rules/route_rules.h"
#include "backend/core/services/caddy_service.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

std::string serviceHostField(std::size_t i)
{
    return i == 0 ? std::string("domain") : "aliases[" + std::to_string(i - 1) + "]";
}

bool cannotBeAsked(const std::exception_ptr &failure)
{
    const Error error = asError(failure);
    return error.code() == ErrorCode::Unavailable || error.code() == ErrorCode::Timeout;
}

void requireNotOwn(const std::string &ownName, const std::string &field)
{
    if (!ownName.empty()) {
        const std::string what = "WakeDock itself is reached at " + ownName + ", so no route takes that name.";
        throw Error(ErrorCode::Invalid, "own_name", what)
            .withRemedy("Choose another domain; WakeDock's own are localhost and those of the setting server.cors_origins.")
            .withField(field, what);
    }
}

} // namespace

std::string CaddyService::ownNameTakenBy(const std::string &host) const
{
    const auto taken = std::ranges::find_if(m_terms.ownNames, [&host](const auto &own) { return meetsHost(host, own); });
    return taken == m_terms.ownNames.end() ? std::string() : *taken;
}

Task<std::vector<ForeignHost>> CaddyService::foreignHosts(CallContext context)
{
    if (!m_proxy.status().reachable) {
        co_return std::vector<ForeignHost>();
    }
    auto asked = co_await settle(m_proxy.foreignHosts(std::move(context)));
    if (asked.failure && !cannotBeAsked(asked.failure)) {
        std::rethrow_exception(asked.failure);
    }
    co_return asked.failure ? std::vector<ForeignHost>() : std::move(*asked.value);
}

Task<void> CaddyService::requireNotForeign(CallContext context, std::vector<std::string> hosts, FieldOf fieldOf)
{
    if (hosts.empty()) {
        co_return;
    }
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        requireNotOwn(ownNameTakenBy(hosts[i]), fieldOf(i));
    }
    const auto foreign = co_await foreignHosts(std::move(context));
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        const auto taken = std::ranges::find_if(
            foreign, [&host = hosts[i]](const ForeignHost &other) { return meetsHost(host, other.host); });
        if (taken != foreign.end()) {
            const std::string what =
                "Caddy already answers " + taken->host + " with a route that WakeDock did not make: " + taken->place + ".";
            throw Error(ErrorCode::Conflict, "domain_taken", what)
                .withRemedy("Choose another domain, or remove that route from Caddy's own configuration.")
                .withField(fieldOf(i), what);
        }
    }
}

Task<void> CaddyService::requireFreeHosts(CallContext context, std::vector<std::string> hosts)
{
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        for (const auto &[key, route] : m_wished) {
            if (route.own && holdsWhole(*route.own, hosts[i])) {
                const std::string what =
                    "The domain " + hosts[i] + " belongs to a route that " + route.own->owner + " made.";
                throw Error(ErrorCode::Conflict, "domain_taken", what)
                    .withRemedy("Choose another domain, or remove that route, or give it a path prefix.")
                    .withField(serviceHostField(i), what)
                    .withContext("route", route.own->id.value);
            }
        }
    }
    co_await requireNotForeign(std::move(context), std::move(hosts), serviceHostField);
}

} // namespace wakedock::core
