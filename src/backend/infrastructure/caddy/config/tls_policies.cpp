#include "backend/infrastructure/caddy/config/tls_policies.h"

#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/route_object.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

json policyFor(const std::string &id, std::vector<std::string> subjects, const json &issuer)
{
    std::ranges::sort(subjects);
    return {{"@id", id}, {"subjects", subjects}, {"issuers", json::array({issuer})}};
}

json ownPolicies(const HostPlan &plan, const AcmeWish &acme)
{
    json policies = json::array();
    if (!plan.internalSubjects.empty()) {
        policies.push_back(policyFor("wakedock-tls", plan.internalSubjects, {{"module", "internal"}}));
    }
    if (!plan.publicSubjects.empty() && !(acme.email.empty() && acme.ca.empty())) {
        json issuer = {{"module", "acme"}};
        if (!acme.email.empty()) {
            issuer["email"] = acme.email;
        }
        if (!acme.ca.empty()) {
            issuer["ca"] = acme.ca;
        }
        policies.push_back(policyFor("wakedock-acme", plan.publicSubjects, issuer));
    }
    return policies;
}

json foreignPolicies(const json &apps)
{
    json others = json::array();
    const auto *known = findAt(apps, {"tls", "automation", "policies"});
    if (known != nullptr && known->is_array()) {
        std::ranges::copy_if(*known, std::back_inserter(others), [](const json &policy) { return !isOwnObject(policy); });
    }
    return others;
}

} // namespace

void setTlsPolicies(json &apps, const HostPlan &plan, const AcmeWish &acme)
{
    auto policies = ownPolicies(plan, acme);
    for (auto &policy : foreignPolicies(apps)) {
        policies.push_back(std::move(policy));
    }
    if (!policies.empty()) {
        apps["tls"]["automation"]["policies"] = std::move(policies);
    } else if (auto *automation = findAt(apps, {"tls", "automation"}); automation != nullptr && automation->is_object()) {
        automation->erase("policies");
    }
}

} // namespace wakedock::caddy
