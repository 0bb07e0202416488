#pragma once

#include "backend/security/validators/compose/compose_parts.h"

namespace wakedock::security {

/// Tells all that gives a container of these files power over the host, or reads files of the host into it. What cannot be
/// judged is told, too: whoever is not allowed such things must not get them by writing them unclearly.
void findSensitive(const ComposeParts &parts, const std::vector<ComposeTree> &trees, const core::ComposeSource &source,
                   ComposeProblems &problems);

} // namespace wakedock::security
