#pragma once

#include "backend/core/domain/service.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace wakedock::core {

/// The file that, lying in the marks folder, says: `host` is awake and lives at `colour`. The writer of the marks and the
/// proxy's configuration must spell it alike, so it stands here: `app.example.org.a`. A pattern has one mark of its own
/// (`*.example.org` -> `_wildcard.example.org.a`; `*` in a name would be a glob for the proxy, and no host begins so).
/// Always lower case, never a path: every byte that no host name holds is written as %xx.
[[nodiscard]] std::string awakeMarkFile(std::string_view host, Colour colour);

/// Host and colour of a mark's file; nothing when it is not one.
[[nodiscard]] std::optional<std::pair<std::string, Colour>> readAwakeMarkFile(std::string_view file);

/// Lies beside the marks and wakes nobody: through it WakeDock finds out whether the proxy can see the folder.
inline constexpr std::string_view ProbeMarkFile = "wakedock-probe";

} // namespace wakedock::core
