#include "backend/infrastructure/docker/events/container_event.h"

#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace wakedock::docker {

namespace {

bool eventChangesContainer(std::string_view action)
{
    // `remove` and `died` are Podman's words for `destroy` and `die`.
    static constexpr std::array<std::string_view, 13> words{"create",  "start",  "die",     "died",   "stop",
                                                            "restart", "pause",  "unpause", "rename", "update",
                                                            "destroy", "remove", "oom"};
    return action.starts_with("health_status") || std::find(words.begin(), words.end(), action) != words.end();
}

} // namespace

std::optional<ContainerEvent> readContainerEvent(std::string_view line)
{
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (const auto type = jsonText(json, "Type"); !type.empty() && type != "container") {
        return std::nullopt;
    }
    ContainerEvent event;
    event.action = jsonText(json, "Action");
    event.containerId = jsonText(jsonMember(json, "Actor"), "ID");
    if (event.containerId.empty() || !eventChangesContainer(event.action)) {
        return std::nullopt;
    }
    event.action = event.action == "died" ? "die" : event.action == "remove" ? "destroy" : event.action;
    return event;
}

} // namespace wakedock::docker
