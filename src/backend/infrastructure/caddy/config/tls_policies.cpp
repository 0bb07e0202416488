#include "backend/infrastructure/caddy/config/tls_policies.h"

#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/route_object.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

using Names = std::vector<std::string>;

/// The names of a plan, by what is done with them.
struct Subjects {
    Names internal;
    Names exact; ///< Public.
    Names patterns; ///< Public.
    Names renewedInternal;
    Names renewed; ///< Public.
};

Subjects sorted(const HostPlan &plan, const std::set<std::string> &renewed)
{
    Subjects subjects;
    for (const auto &name : plan.internalSubjects) {
        (renewed.contains(name) ? subjects.renewedInternal : subjects.internal).push_back(name);
    }
    for (const auto &name : plan.publicSubjects) {
        if (name.starts_with("*.")) {
            subjects.patterns.push_back(name);
        } else {
            (renewed.contains(name) ? subjects.renewed : subjects.exact).push_back(name);
        }
    }
    return subjects;
}

json acmeIssuer(const AcmeSettings &acme)
{
    json issuer = {{"module", "acme"}};
    if (!acme.email.empty()) {
        issuer["email"] = acme.email;
    }
    if (!acme.ca.empty()) {
        issuer["ca"] = acme.ca;
    }
    if (!acme.root.empty()) {
        issuer["trusted_roots_pem_files"] = json::array({acme.root});
    }
    if (acme.challenge == AcmeChallenge::Http) {
        issuer["challenges"]["tls-alpn"]["disabled"] = true;
    } else if (acme.challenge == AcmeChallenge::TlsAlpn) {
        issuer["challenges"]["http"]["disabled"] = true;
    }
    return issuer;
}

json policyFor(const std::string &id, Names subjects)
{
    std::ranges::sort(subjects);
    return {{"@id", id}, {"subjects", subjects}};
}

json internalPolicy(const std::string &id, Names subjects)
{
    auto policy = policyFor(id, std::move(subjects));
    policy["issuers"] = json::array({{{"module", "internal"}}});
    return policy;
}

/// Without issuers where nothing is wished of them: then they are Caddy's own choice.
json publicPolicy(const std::string &id, Names subjects, const AcmeSettings &acme)
{
    auto policy = policyFor(id, std::move(subjects));
    if (acme.saysAnything()) {
        policy["issuers"] = json::array({acmeIssuer(acme)});
    }
    return policy;
}

/// Of what Caddy stored it believes that its time has come: it obtains another one and shows the old one until then.
json renewing(json policy)
{
    policy["renewal_window_ratio"] = 1;
    return policy;
}

/// The operator's policy for names that none of ours is for.
json policyForEverybody(const json &foreign)
{
    const auto found =
        std::ranges::find_if(foreign, [](const json &policy) { return policy.is_object() && !policy.contains("subjects"); });
    return found == foreign.end() ? json::object() : *found;
}

json renewedPublic(const Subjects &subjects, const AcmeSettings &acme, const json &foreign)
{
    auto policy = publicPolicy("wakedock-renewal", subjects.renewed, acme);
    if (!acme.saysAnything()) {
        auto general = policyForEverybody(foreign);
        general.update(policy);
        policy = std::move(general);
    }
    return renewing(std::move(policy));
}

json ownPolicies(const Subjects &subjects, const AcmeSettings &acme, const json &foreign)
{
    json policies = json::array();
    if (!subjects.renewedInternal.empty()) {
        policies.push_back(renewing(internalPolicy("wakedock-renewal-internal", subjects.renewedInternal)));
    }
    if (!subjects.renewed.empty()) {
        policies.push_back(renewedPublic(subjects, acme, foreign));
    }
    if (!subjects.internal.empty()) {
        policies.push_back(internalPolicy("wakedock-tls", subjects.internal));
    }
    // Also where a pattern would take them in: names that are known have their certificates before the first visitor.
    if (!subjects.exact.empty() && (acme.saysAnything() || !subjects.patterns.empty())) {
        policies.push_back(publicPolicy("wakedock-acme", subjects.exact, acme));
    }
    if (!subjects.patterns.empty()) {
        // A certificate for a pattern needs a record in DNS; for each name below it one is obtained as for any other.
        auto policy = publicPolicy("wakedock-on-demand", subjects.patterns, acme);
        policy["on_demand"] = true;
        policies.push_back(std::move(policy));
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

/// Whom Caddy asks before it obtains one on demand. An operator's own answer to that stays, and counts for ours too.
void setAsk(json &apps, bool isNeeded, const std::string &url)
{
    auto *automation = findAt(apps, {"tls", "automation"});
    if (automation == nullptr || !automation->is_object()) {
        return;
    }
    const auto known = automation->find("on_demand");
    if (isNeeded && (known == automation->end() || isOwnObject(*known))) {
        (*automation)["on_demand"] = {{"@id", "wakedock-ask"}, {"ask", url}};
    } else if (!isNeeded && known != automation->end() && isOwnObject(*known)) {
        automation->erase("on_demand");
    }
}

} // namespace

void setTlsPolicies(json &apps, const HostPlan &plan, const PolicyWish &wish)
{
    const auto subjects = sorted(plan, wish.renewed);
    const auto foreign = foreignPolicies(apps);
    auto policies = ownPolicies(subjects, wish.acme, foreign);
    for (const auto &policy : foreign) {
        policies.push_back(policy);
    }
    if (!policies.empty()) {
        apps["tls"]["automation"]["policies"] = std::move(policies);
    } else if (auto *automation = findAt(apps, {"tls", "automation"}); automation != nullptr && automation->is_object()) {
        automation->erase("policies");
    }
    setAsk(apps, !subjects.patterns.empty(), wish.askUrl);
}

} // namespace wakedock::caddy
