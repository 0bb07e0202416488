#pragma once

#include "backend/infrastructure/docker/client/engine_call.h"

#include <map>
#include <string>
#include <vector>

namespace wakedock::docker {

/// A bridge network; `subnet` and `ipRange` may be empty. Conflict where one of this name exists.
[[nodiscard]] EngineCall createNetworkCall(const std::string &name, const std::string &subnet, const std::string &ipRange,
                                           const std::map<std::string, std::string> &labels);
[[nodiscard]] EngineCall removeNetworkCall(const std::string &name);
[[nodiscard]] EngineCall connectNetworkCall(const std::string &name, const std::string &containerId);
[[nodiscard]] EngineCall listNetworksCall(const std::string &labelKey, const std::string &labelValue);
[[nodiscard]] std::vector<std::string> readNetworkNames(const http_client::HttpResponse &answer);

} // namespace wakedock::docker
