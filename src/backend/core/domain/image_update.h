#pragma once

#include "backend/core/domain/registry.h"
#include "backend/shared/utils/time_text.h"

#include <optional>
#include <string>

namespace wakedock::core {

/// What a registry last said of a name: the digest of what it stands for there, or why it said nothing.
struct RegistryAnswer {
    std::string digest; ///< `sha256:...`; empty where there is a problem.
    std::optional<RegistryProblem> problem;
    Timestamp at{};
};

enum class UpdateState { Current, Available, Unknown };

/// One name of an image, compared with what the registry has under it.
struct ImageUpdate {
    std::string tag; ///< `nginx:1.25`
    UpdateState state = UpdateState::Unknown;
    std::string digest; ///< Of what the registry has; empty = not known.
    std::optional<RegistryProblem> problem; ///< Why the state is unknown.
    Timestamp checkedAt{};
    bool operator==(const ImageUpdate &) const = default;
};

} // namespace wakedock::core
