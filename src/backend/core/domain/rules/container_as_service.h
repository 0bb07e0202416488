#pragma once

#include "backend/core/domain/container_detail.h"
#include "backend/core/domain/service_config.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// A container as the service it would be.
struct ContainerAsService {
    ServiceConfig config;
    /// What a container made from `config` is otherwise than this one, each a sentence; a person should read them before the
    /// next deployment replaces it.
    std::vector<std::string> notes;
};

/// Reads a container's configuration back. The result still has to pass service_rules.h.
[[nodiscard]] ContainerAsService containerAsService(const ContainerDetail &container);

} // namespace wakedock::core
