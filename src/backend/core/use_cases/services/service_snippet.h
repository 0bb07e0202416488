#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/service_config.h"
#include "backend/core/ports/i_snippet_trial.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

/// @throws Error Forbidden where the snippet would become another one, or none, and the actor has not `caddy:manage`
void requireSnippetRight(const Actor &actor, const ServiceConfig &wished, const ServiceConfig &inForce);

/// The configuration with what its snippet says to the proxy. One that `recorded` has already is not read again, and needs
/// nothing; another one, or none in its place, needs `caddy:manage`. `********` is the one that `recorded` has.
/// @throws Error Invalid (`invalid_snippet`) on `caddy_snippet` with the lines, Forbidden, Unavailable (`caddy_missing`),
/// Timeout
Task<ServiceConfig> withSnippet(ISnippetTrial &snippets, CallContext context, ServiceConfig config, ServiceConfig recorded);

} // namespace wakedock::core
