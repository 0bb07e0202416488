#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/service_config.h"
#include "backend/core/ports/i_snippet_trial.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

/// The configuration with what its snippet says to the proxy. One that `recorded` has already is not read again, and needs
/// nothing; a new one needs `caddy:manage`.
/// @throws Error Invalid (`invalid_snippet`) on `caddy_snippet` with the lines, Forbidden, Unavailable (`caddy_missing`),
/// Timeout
Task<ServiceConfig> withSnippet(ISnippetTrial &snippets, CallContext context, ServiceConfig config, ServiceConfig recorded);

} // namespace wakedock::core
