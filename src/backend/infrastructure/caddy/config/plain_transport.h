#pragma once

#include <nlohmann/json_fwd.hpp>

namespace wakedock::caddy {

/// How a proxy reaches an upstream in plain HTTP. It is what Caddy does by itself, and must be said all the same: Caddy 2.6
/// closes the idle connections of a transport that is named when its configuration is replaced, those of an unnamed one
/// only after two minutes, and each of them keeps the whole former configuration in memory (docs/decisions/0026).
[[nodiscard]] nlohmann::json plainTransport();

/// The same on the way to a service that is awake. Caddy keeps 32 idle connections to each upstream; where more visitors
/// come at once than these, connections are closed and dialled all the time.
[[nodiscard]] nlohmann::json busyTransport();

} // namespace wakedock::caddy
