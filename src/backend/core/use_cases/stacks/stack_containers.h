#pragma once

#include "backend/core/use_cases/stacks/stack_workshop.h"

#include <string>
#include <vector>

namespace wakedock::core {

// Containers of a stack as its engine tells of them now, and whose they are.

/// Empty where it does not wear the label.
[[nodiscard]] std::string composeLabelIn(const Container &container, const char *key);
/// It runs, or will in a moment.
[[nodiscard]] bool isUpNow(const Container &container);
/// Without those of `compose run`.
Task<std::vector<Container>> stackContainers(StackWorkshop &workshop, CallContext context, StackId id);
[[nodiscard]] std::vector<Container> ofStackService(const std::vector<Container> &containers, const std::string &service);

} // namespace wakedock::core
