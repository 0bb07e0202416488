#include "backend/security/validators/compose/compose_routing.h"

#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/domain/rules/stack_routing.h"

#include <algorithm>
#include <map>
#include <string>

namespace wakedock::security {

namespace {

/// Where the label is written; of several files the last one counts.
ComposePlace routingPlace(const ComposeDefinition &definition, const std::string &label, ComposePlace otherwise)
{
    const ComposeNode *labels = definition.node->find("labels");
    if (labels == nullptr) {
        return otherwise;
    }
    const ComposePlace place = placeOf(definition, "labels");
    for (const ComposeEntry &entry : labels->entries) {
        if (entry.key == label) {
            return place.at(entry);
        }
    }
    for (std::size_t i = 0; i < labels->items.size(); ++i) {
        if (labels->items[i].text.starts_with(label + "=")) {
            return place.item(i, labels->items[i]);
        }
    }
    return otherwise;
}

ComposePlace routingPlace(const ComposeParts &parts, const std::string &service, const std::string &label)
{
    ComposePlace place;
    for (const ComposeDefinition &definition : parts.services.at(service)) {
        place = routingPlace(definition, label, place.file.empty() ? definition.place : place);
    }
    return place;
}

} // namespace

void checkRouting(const ComposeParts &parts, const std::vector<core::ComposeService> &services, const core::StackId &id,
                  ComposeProblems &problems)
{
    std::map<std::string, std::string> taken; // a host or a service's listed name, and who has it
    for (const core::ComposeService &service : services) {
        for (const core::RoutingProblem &problem : core::routingProblems(id, service)) {
            problems.error(routingPlace(parts, service.name, problem.label), "bad_routing", problem.message);
        }
        if (!core::isRouted(service)) {
            continue;
        }
        const core::ServiceConfig config = core::routedConfig(id, service, {});
        auto claims = core::hostsOf(config);
        claims.push_back(config.name);
        for (const std::string &claim : claims) {
            const auto [other, isFree] = taken.emplace(claim, service.name);
            if (!isFree && other->second != service.name) {
                problems.error(routingPlace(parts, service.name, core::routing_label::Domain), "domain_taken",
                               "The service " + other->second + " of this stack has " + claim + " already.");
            }
        }
    }
}

} // namespace wakedock::security
