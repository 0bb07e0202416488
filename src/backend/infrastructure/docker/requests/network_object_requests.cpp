#include "backend/infrastructure/docker/requests/network_object_requests.h"

#include "backend/infrastructure/docker/client/engine_error.h"
#include "backend/infrastructure/docker/requests/json_access.h"
#include "backend/infrastructure/docker/requests/object_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <tuple>

namespace wakedock::docker {

using nlohmann::json;

namespace {

std::vector<core::Subnet> networkSubnets(const json &ipam)
{
    std::vector<core::Subnet> subnets;
    const auto &config = jsonMember(ipam, "Config");
    if (config.is_array()) {
        for (const auto &pool : config) {
            subnets.push_back({jsonText(pool, "Subnet"), jsonText(pool, "Gateway"), jsonText(pool, "IPRange")});
        }
    }
    return subnets;
}

core::NetworkSummary networkSummary(const json &object)
{
    core::NetworkSummary network;
    network.id = jsonText(object, "Id");
    network.name = jsonText(object, "Name");
    network.driver = jsonText(object, "Driver");
    network.scope = jsonText(object, "Scope");
    network.internal = jsonFlag(object, "Internal");
    network.attachable = jsonFlag(object, "Attachable");
    network.ipv6 = jsonFlag(object, "EnableIPv6");
    network.subnets = networkSubnets(jsonMember(object, "IPAM"));
    network.labels = jsonTexts(object, "Labels");
    network.options = jsonTexts(object, "Options");
    network.createdAt = jsonTime(object, "Created");
    return network;
}

json networkBody(const core::NetworkSpec &spec)
{
    // Without CheckDuplicate engines before 25 make a second network of the same name.
    json body{{"Name", spec.name},         {"CheckDuplicate", true},        {"Driver", spec.driver},
              {"Internal", spec.internal}, {"Attachable", spec.attachable}, {"Labels", spec.labels}};
    if (!spec.subnet.empty()) {
        json pool{{"Subnet", spec.subnet}};
        if (!spec.gateway.empty()) {
            pool["Gateway"] = spec.gateway;
        }
        body["IPAM"] = {{"Driver", "default"}, {"Config", json::array({pool})}};
    }
    return body;
}

} // namespace

EngineCall listAllNetworksCall()
{
    return {{"GET", "/networks", {}, {}}, "list the networks", "network_not_found", {}};
}

std::vector<core::NetworkSummary> readNetworkSummaries(const http_client::HttpResponse &answer)
{
    std::vector<core::NetworkSummary> networks;
    const auto body = jsonBody(answer);
    if (body.is_array()) {
        std::transform(body.begin(), body.end(), std::back_inserter(networks), networkSummary);
    }
    std::sort(networks.begin(), networks.end(),
              [](const auto &a, const auto &b) { return std::tie(a.name, a.id) < std::tie(b.name, b.id); });
    return networks;
}

EngineCall makeNetworkCall(const core::NetworkSpec &spec)
{
    EngineCall call{
        jsonPost("/networks/create", networkBody(spec)), "create the network " + spec.name, "network_driver_not_found", {}};
    call.explainRefusal = [plain = call](const http_client::HttpResponse &answer) {
        if (engineWords(answer).find("already exists") != std::string::npos) {
            return Error(ErrorCode::Conflict, "network_name_taken",
                         "The engine refused to " + plain.doing + ": " + engineWords(answer))
                .withRemedy("Choose another name.");
        }
        return refusedByEngine(plain, answer);
    };
    return call;
}

EngineCall inspectNetworkCall(const std::string &id)
{
    return {{"GET", "/networks/" + http_client::percentEncode(id), {}, {}},
            "inspect the network " + id,
            "network_not_found",
            {}};
}

core::NetworkSummary readNetworkSummary(const http_client::HttpResponse &answer)
{
    return networkSummary(jsonBody(answer));
}

std::string readMadeNetworkId(const http_client::HttpResponse &answer)
{
    auto id = jsonText(jsonBody(answer), "Id");
    if (id.empty()) {
        throw Error(ErrorCode::UpstreamFailed, "engine_failed", "The engine made a network but names no id.");
    }
    return id;
}

} // namespace wakedock::docker
