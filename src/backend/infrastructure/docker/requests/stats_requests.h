#pragma once

#include "backend/core/domain/link_counters.h"
#include "backend/infrastructure/docker/client/engine_call.h"

#include <optional>
#include <string>

namespace wakedock::docker {

/// One measurement of a running container, answered at once.
[[nodiscard]] EngineCall containerStatsCall(const std::string &id);
/// Its interfaces together. Nothing where it has none of its own (the host's network, or another container's).
[[nodiscard]] std::optional<core::LinkCounters> readLinkCounters(const http_client::HttpResponse &answer);

} // namespace wakedock::docker
