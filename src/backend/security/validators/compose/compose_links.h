#pragma once

#include "backend/security/validators/compose/compose_parts.h"

#include <vector>

namespace wakedock::security {

/// What services name and is nowhere: other services, volumes, networks, secrets, configs, files.
/// @param files of the whole stack
void checkReferences(const ComposeParts &parts, const std::vector<core::StackFile> &files, ComposeProblems &problems);

/// Services that wait for each other.
void checkCycles(const ComposeParts &parts, ComposeProblems &problems);

/// What the services cannot be together, or cannot be at all: names and ports that are there twice, nothing to run.
void checkTogether(const ComposeParts &parts, const std::vector<core::ComposeService> &services, ComposeProblems &problems);

} // namespace wakedock::security
