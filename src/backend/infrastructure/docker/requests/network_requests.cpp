#include "backend/infrastructure/docker/requests/network_requests.h"

#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

namespace wakedock::docker {

using http_client::percentEncode;
using nlohmann::json;

namespace {
constexpr const char *NetworkMissing = "network_not_found";
} // namespace

EngineCall createNetworkCall(const std::string &name, const std::string &subnet, const std::string &ipRange,
                             const std::map<std::string, std::string> &labels)
{
    // Without CheckDuplicate engines before 25 make a second network of the same name.
    json body{{"Name", name}, {"CheckDuplicate", true}, {"Driver", "bridge"}, {"Labels", labels}};
    if (!subnet.empty()) {
        json pool{{"Subnet", subnet}};
        if (!ipRange.empty()) {
            pool["IPRange"] = ipRange;
        }
        body["IPAM"] = {{"Driver", "default"}, {"Config", json::array({pool})}};
    }
    return {jsonPost("/networks/create", body), "create the network " + name, NetworkMissing, {}};
}

EngineCall removeNetworkCall(const std::string &name)
{
    return {{"DELETE", "/networks/" + percentEncode(name), {}, {}}, "remove the network " + name, NetworkMissing, {}};
}

EngineCall connectNetworkCall(const std::string &name, const std::string &containerId)
{
    return {jsonPost("/networks/" + percentEncode(name) + "/connect", json{{"Container", containerId}}),
            "connect the container to the network " + name,
            NetworkMissing,
            {}};
}

EngineCall listNetworksCall(const std::string &labelKey, const std::string &labelValue)
{
    return {{"GET", "/networks?" + labelFilter(labelKey, labelValue), {}, {}}, "list the networks", NetworkMissing, {}};
}

std::vector<std::string> readNetworkNames(const http_client::HttpResponse &answer)
{
    std::vector<std::string> names;
    const auto body = jsonBody(answer);
    if (body.is_array()) {
        for (const auto &network : body) {
            names.push_back(jsonText(network, "Name"));
        }
    }
    return names;
}

} // namespace wakedock::docker
