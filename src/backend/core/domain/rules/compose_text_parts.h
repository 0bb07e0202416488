#pragma once

#include "backend/core/domain/container_detail.h"
#include "backend/core/domain/rules/compose_secrets.h"
#include "backend/core/domain/rules/yaml_text.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// What the parts of a compose file are written with.
struct ComposeSheet {
    const ContainerDetail &container;
    ComposeSecrets &secrets;
    YamlText &yaml;
};

// Each writes its part of the service, or nothing where there is nothing to say.

void writeStart(ComposeSheet sheet); ///< Entrypoint, command, user, folder, names, environment, labels.
void writePorts(ComposeSheet sheet);
void writeVolumes(ComposeSheet sheet);
void writeServiceNetworks(ComposeSheet sheet);
void writeHealthCheck(ComposeSheet sheet);
void writeLimits(ComposeSheet sheet); ///< Restart policy, limits, devices, capabilities and all other settings.

/// The volumes and networks the file speaks of, at its end.
void writeOwnObjects(const ContainerDetail &container, YamlText &yaml);

/// `1m30s`, `500ms`
[[nodiscard]] std::string composeDuration(std::chrono::nanoseconds time);
/// `512m`, `1g`, or the plain number where it is not a whole one of these.
[[nodiscard]] std::string composeBytes(std::int64_t bytes);

} // namespace wakedock::core
