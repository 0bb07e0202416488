#include "backend/infrastructure/docker/requests/stats_requests.h"

#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

namespace wakedock::docker {

EngineCall containerStatsCall(const std::string &id)
{
    return {{"GET", "/containers/" + id + "/stats?stream=false&one-shot=true", {}, {}},
            "measure the container " + id,
            "container_not_found",
            {}};
}

std::optional<core::LinkCounters> readLinkCounters(const http_client::HttpResponse &answer)
{
    const auto body = jsonBody(answer);
    const auto &networks = jsonMember(body, "networks");
    if (!networks.is_object() || networks.empty()) {
        return std::nullopt;
    }
    core::LinkCounters sum;
    for (const auto &[name, link] : networks.items()) {
        sum.receivedBytes += jsonNumber(link, "rx_bytes");
        sum.receivedPackets += jsonNumber(link, "rx_packets");
        sum.sentBytes += jsonNumber(link, "tx_bytes");
        sum.sentPackets += jsonNumber(link, "tx_packets");
    }
    return sum;
}

} // namespace wakedock::docker
