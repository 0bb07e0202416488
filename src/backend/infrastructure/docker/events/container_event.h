#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wakedock::docker {

/// One line of the engine's event stream, as far as it changes what is known of a container.
struct ContainerEvent {
    std::string containerId;
    std::string action; ///< `start`, `die`, `health_status: healthy`, `destroy` ...
};

/// Nothing for what changes no container (`exec_start: ...` comes with every health check, `attach`, `top`).
[[nodiscard]] std::optional<ContainerEvent> readContainerEvent(std::string_view line);

} // namespace wakedock::docker
