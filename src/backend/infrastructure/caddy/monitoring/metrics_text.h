#pragma once

#include "backend/core/domain/proxy_traffic.h"

#include <string>
#include <string_view>
#include <vector>

namespace wakedock::caddy {

/// What stands in Caddy's /metrics about visitors and changes of the configuration. Servers are those it names: it tells
/// nothing of one that it does not count. Lines that cannot be read are passed over.
///
/// Caddy counts each handler of a route by itself. A server of WakeDock's has one handler a route, so they are added up; in
/// anybody else's, where one request may meet several, the subroutes count (what a Caddyfile makes), else the handler that
/// met most.
/// @param ours names of the servers that WakeDock made
[[nodiscard]] core::ProxyCounters countersIn(std::string_view metrics, const std::vector<std::string> &ours);

} // namespace wakedock::caddy
