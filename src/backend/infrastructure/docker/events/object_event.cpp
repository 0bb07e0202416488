#include "backend/infrastructure/docker/events/object_event.h"

#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace wakedock::docker {

namespace {

using Word = std::string_view;

/// `remove` of an image or volume is Podman's.
constexpr std::array<Word, 9> ObjectImageWords{"pull", "tag",   "untag",  "delete", "import",
                                               "load", "prune", "remove", "build"};
constexpr std::array<Word, 4> ObjectVolumeWords{"create", "destroy", "prune", "remove"};
constexpr std::array<Word, 5> ObjectNetworkWords{"create", "destroy", "prune", "remove", "update"};

template <std::size_t Count>
bool objectListed(const std::array<Word, Count> &words, const std::string &action)
{
    return std::find(words.begin(), words.end(), action) != words.end();
}

} // namespace

std::optional<core::ObjectKind> readObjectEvent(std::string_view line)
{
    const auto json = nlohmann::json::parse(line, nullptr, false);
    const auto type = jsonText(json, "Type");
    const auto action = jsonText(json, "Action");
    if (type == "image" && objectListed(ObjectImageWords, action)) {
        return core::ObjectKind::Images;
    }
    if (type == "volume" && objectListed(ObjectVolumeWords, action)) {
        return core::ObjectKind::Volumes;
    }
    if (type == "network" && objectListed(ObjectNetworkWords, action)) {
        return core::ObjectKind::Networks;
    }
    return std::nullopt;
}

} // namespace wakedock::docker
