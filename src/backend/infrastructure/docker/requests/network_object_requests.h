#pragma once

#include "backend/core/domain/engine_objects.h"
#include "backend/infrastructure/docker/client/engine_call.h"

#include <string>
#include <vector>

namespace wakedock::docker {

[[nodiscard]] EngineCall listAllNetworksCall();
/// By name.
[[nodiscard]] std::vector<core::NetworkSummary> readNetworkSummaries(const http_client::HttpResponse &answer);
/// A name that is taken is a Conflict `network_name_taken`.
[[nodiscard]] EngineCall makeNetworkCall(const core::NetworkSpec &spec);
[[nodiscard]] EngineCall inspectNetworkCall(const std::string &id);
[[nodiscard]] core::NetworkSummary readNetworkSummary(const http_client::HttpResponse &answer);
[[nodiscard]] std::string readMadeNetworkId(const http_client::HttpResponse &answer);

} // namespace wakedock::docker
