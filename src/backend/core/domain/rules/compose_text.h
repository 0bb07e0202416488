#pragma once

#include "backend/core/domain/container_detail.h"
#include "backend/core/domain/service_config.h"

#include <string>
#include <vector>

namespace wakedock::core {

struct ComposeWish {
    bool showSecrets = false; ///< Else each becomes a variable, named in a comment at the top.
    std::vector<std::string> comments; ///< Said at the top as well.
};

/// The compose file a person would write for this container: only what differs from its image, nothing an engine or compose
/// put there themselves. The same container gives the same bytes. Volumes and networks are those that exist
/// (`external`), so that what they hold is found again. What a compose file cannot say is said in comments.
[[nodiscard]] std::string composeText(const ContainerDetail &container, const ComposeWish &wish);

/// A service's configuration as the container it asks for, without what WakeDock adds to reach it.
[[nodiscard]] ContainerDetail containerOf(const ServiceConfig &config);

/// What a compose file for a service cannot say (its domain, a health check from outside), as sentences.
[[nodiscard]] std::vector<std::string> beyondCompose(const ServiceConfig &config);

} // namespace wakedock::core
