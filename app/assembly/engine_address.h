#pragma once

#include "app/settings/settings.h"
#include "backend/core/ports/i_engine_hosts.h"

namespace wakedock::app {

/// Where the engine of the local host is, as `docker.*` says. Its certificates count for tcp:// only: $DOCKER_CERT_PATH
/// may be set for other programs.
/// @throws Error Unavailable (`tls_unreadable`) naming the setting and the file
[[nodiscard]] core::EngineAddress localEngineAddress(const DockerSettings &settings);

} // namespace wakedock::app
