#include "backend/core/domain/rules/registry_problems.h"

namespace wakedock::core {

RegistryProblem registryProblem(const Error &error)
{
    const auto cause = error.context().find("cause");
    // Behind an engine that cannot be reached nothing is known of the registry: the engine is what is wrong.
    const bool isExact = cause != error.context().end() && error.reason().starts_with("registry_");
    return {isExact ? cause->second : error.reason(), error.message(), error.remedy()};
}

} // namespace wakedock::core
