#pragma once

#include <nlohmann/json_fwd.hpp>

namespace wakedock::caddy {

/// Where WakeDock makes Caddy certify names with its internal authority, that authority must not put its root into the
/// system's trust store by itself (it would ask for a password, or change a whole machine's trust in passing). Marked as
/// ours, taken out when no longer needed; an authority the operator configured is left alone.
void setInternalAuthority(nlohmann::json &apps, bool isNeeded);

} // namespace wakedock::caddy
