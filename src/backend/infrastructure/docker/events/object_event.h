#pragma once

#include "backend/core/domain/engine_objects.h"

#include <optional>
#include <string_view>

namespace wakedock::docker {

/// The kind of object that a line of the event stream makes another list of; nothing where the list stays as it is
/// (a volume mounted, a container connected to a network, an image pushed).
[[nodiscard]] std::optional<core::ObjectKind> readObjectEvent(std::string_view line);

} // namespace wakedock::docker
