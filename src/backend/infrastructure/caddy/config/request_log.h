#pragma once

#include "backend/core/domain/route.h"
#include "backend/infrastructure/caddy/config/placements.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace wakedock::caddy {

/// As Caddy names those who log requests to servers of ours.
inline constexpr const char *RequestLogger = "http.log.access.wakedock-requests";
/// A default log that has this `@id` is ours to change; one without is the operator's.
inline constexpr const char *DefaultLogId = "wakedock-default-log";

/// Has Caddy say by UDP, at the end of each request to a server of ours, for which host it was and how long it took. Who
/// came, for what, and with which headers never leaves Caddy. Without the wish, or where it cannot be done without touching
/// what is an operator's (see requestCounting()), nothing of it stays.
/// @param address of the gate: the datagrams go to the same number
void setRequestLog(nlohmann::json &config, const std::vector<Placement> &placements, bool isWished,
                   const std::string &address);

/// Whether a configuration that was wished with it counts requests, and if not, what is in the way.
[[nodiscard]] core::RequestCounting requestCounting(const nlohmann::json &wished, bool isWished);

} // namespace wakedock::caddy
