#pragma once

#include "backend/core/domain/container_detail.h"
#include "backend/infrastructure/docker/client/engine_call.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace wakedock::docker {

/// All that `GET /containers/{id}/json` says of what somebody chose; `image` is left empty.
[[nodiscard]] core::ContainerDetail readContainerDetail(const http_client::HttpResponse &answer);
/// What `GET /images/{id}/json` says of what its containers get.
[[nodiscard]] core::ImageDefaults readImageDefaults(const http_client::HttpResponse &answer);

/// The part of readContainerDetail() that reads limits, devices and further settings from `HostConfig`.
void readHostSettings(const nlohmann::json &hostConfig, core::ContainerDetail &detail);
/// The part that reads mounts and networks.
void readPlaces(const nlohmann::json &inspected, core::ContainerDetail &detail);

[[nodiscard]] EngineCall joinNetworkCall(const std::string &network, const std::string &containerId, const std::string &ip);
[[nodiscard]] EngineCall leaveNetworkCall(const std::string &network, const std::string &containerId);

} // namespace wakedock::docker
