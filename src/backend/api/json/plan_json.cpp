#include "backend/api/json/plan_json.h"

#include "backend/api/json/json_parts.h"
#include "backend/api/json/words.h"

#include <nlohmann/json.hpp>

namespace wakedock::api {

namespace {

using core::DeploymentPlan;
using nlohmann::ordered_json;

ordered_json planVolumesJson(const std::vector<DeploymentPlan::Volume> &volumes)
{
    ordered_json list = ordered_json::array();
    for (const auto &volume : volumes) {
        ordered_json item;
        item["type"] = wordOf(volume.type);
        item["source"] = volume.source;
        item["target"] = volume.target;
        item["change"] = wordOf(volume.change);
        list.push_back(std::move(item));
    }
    return list;
}

ordered_json planNetworksJson(const std::vector<DeploymentPlan::Network> &networks)
{
    ordered_json list = ordered_json::array();
    for (const auto &network : networks) {
        ordered_json item;
        item["name"] = network.name;
        item["change"] = wordOf(network.change);
        list.push_back(std::move(item));
    }
    return list;
}

} // namespace

std::string planJson(const DeploymentPlan &plan)
{
    ordered_json json;
    json["mode"] = wordOf(plan.mode);
    json["reason"] = plan.reason;
    json["steps"] = plan.steps;
    json["image"]["reference"] = plan.image;
    json["image"]["pull"] = plan.pullsImage;
    json["containers"]["created"] = plan.containersCreated;
    json["containers"]["removed"] = plan.containersRemoved;
    json["volumes"] = planVolumesJson(plan.volumes);
    json["networks"] = planNetworksJson(plan.networks);
    json["route"]["change"] = wordOf(plan.route);
    json["route"]["hosts_added"] = plan.hostsAdded;
    json["route"]["hosts_removed"] = plan.hostsRemoved;
    json["route"]["snippet_before"] = textOrNull(plan.snippetBefore);
    json["route"]["snippet_after"] = textOrNull(plan.snippetAfter);
    json["connections_dropped"]["scope"] = wordOf(plan.drops);
    json["connections_dropped"]["detail"] = plan.dropsDetail;
    json["downtime_seconds"] = plan.downtimeSeconds;
    json["privileged"] = plan.privileged;
    json["warnings"] = plan.warnings;
    return textOf(json);
}

std::string revisionJson(const core::Revision &revision, bool inForce)
{
    ordered_json json;
    json["revision"] = revision.number;
    json["image"] = revision.config.image;
    json["digest"] = textOrNull(revision.imageDigest);
    json["created_at"] = toRfc3339(revision.deployedAt);
    json["in_force"] = inForce;
    return textOf(json);
}

} // namespace wakedock::api
