#pragma once

#include "backend/security/validators/compose/compose_node.h"
#include "backend/security/validators/compose/compose_problems.h"

#include <map>
#include <string>

namespace wakedock::security {

using ComposeVariables = std::map<std::string, std::string>;

/// Reads `.env`: one `NAME=value` a line, `export ` before it, quotes around the value, comments. Later lines win.
[[nodiscard]] ComposeVariables readEnvFile(const std::string &file, const std::string &text, ComposeProblems &problems);

/// Fills in `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME:?why}`, `${NAME:+instead}` (and each without the colon) in every
/// value below `node`; keys stay. An unset variable is a warning and empty, one that must be set an error.
void fillVariables(ComposeNode &node, const ComposeVariables &variables, const ComposePlace &place,
                   ComposeProblems &problems);

} // namespace wakedock::security
