#include "backend/core/domain/rules/engine_abilities.h"

#include <charconv>

namespace wakedock::core {

namespace {

/// `4` of `4.3.1`; 0 where it cannot be read.
int majorOf(const std::string &version)
{
    int major = 0;
    std::from_chars(version.data(), version.data() + version.size(), major);
    return major;
}

} // namespace

std::string whyNot(EngineAbility ability, const EngineVersion &engine)
{
    const bool isPodman = engine.name == "Podman";
    switch (ability) {
    case EngineAbility::PauseContainers:
        return engine.os == "windows" ? "Windows containers that share the host's kernel cannot be paused." : std::string();
    case EngineAbility::RenameContainers:
        // Before 3.0 its Docker-compatible socket had no such call.
        return isPodman && majorOf(engine.version) < 3 ? "Podman " + engine.version + " cannot rename; 3.0 and later can."
                                                       : std::string();
    case EngineAbility::PruneBuildCache:
        return isPodman ? "Podman keeps its build cache among the images." : std::string();
    case EngineAbility::AttachableNetworks:
        return isPodman ? "Podman has no swarm, so every network can be attached to." : std::string();
    }
    return {};
}

} // namespace wakedock::core
