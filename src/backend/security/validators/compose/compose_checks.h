#pragma once

#include "backend/security/validators/compose/compose_parts.h"

namespace wakedock::security {

/// Keys, types and values of one file, by themselves.
void checkComposeFile(const ComposeTree &tree, ComposeProblems &problems);

/// Keys, types and values of what a file says about one service.
void checkComposeService(const ComposeDefinition &service, ComposeProblems &problems);

} // namespace wakedock::security
