#pragma once

#include "tests/demo/demo_stacks.h"

#include <optional>
#include <string>

namespace wakedock::tests {

// What the core's own rules say of the demo's stacks.

/// The files of a stack as they are in force.
core::StackContent demoContent(const DemoStack &stack);
core::ComposeReading demoReading(const std::string &name, const core::StackContent &content);
/// @param known nothing for a stack that is to be made
/// @param content nothing = its files as they are
core::StackPlan demoPlan(const DemoStack *known, const std::string &name, const std::optional<core::StackContent> &content,
                         bool pulls);

} // namespace wakedock::tests
