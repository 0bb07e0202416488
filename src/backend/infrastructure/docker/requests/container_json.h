#pragma once

#include "backend/core/domain/container.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace wakedock::docker {

// The one place where the engine's words for a container become WakeDock's and back.

/// What `GET /containers/{id}/json` says.
[[nodiscard]] core::Container readContainer(const nlohmann::json &inspected);
/// The body of `POST /containers/create`. Networks beyond the first are connected by calls of their own.
[[nodiscard]] nlohmann::json containerBody(const core::ContainerSpec &spec);
/// `{"Name": "unless-stopped", ...}`
[[nodiscard]] nlohmann::json restartPolicyBody(core::RestartPolicy policy);
/// `80/tcp` or `53/udp`; nothing for other protocols (sctp).
[[nodiscard]] std::optional<core::PortMapping> readPortKey(const std::string &key);

} // namespace wakedock::docker
