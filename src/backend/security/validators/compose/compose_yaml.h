#pragma once

#include "backend/security/validators/compose/compose_node.h"
#include "backend/security/validators/compose/compose_problems.h"

#include <string>

namespace wakedock::security {

/// Reads YAML text whole: aliases and merge keys (`<<`) are put in place, keys that are there twice are told. Texts made to
/// grow without end (alias bombs), or nested beyond reason, are refused, not followed.
/// @return Null (with a problem) for what cannot be read
[[nodiscard]] ComposeNode readComposeYaml(const std::string &file, const std::string &text, ComposeProblems &problems);

} // namespace wakedock::security
