#pragma once

#include "backend/core/domain/service.h"

#include <memory>
#include <string>
#include <vector>

namespace wakedock::core {

using ServicesByName = std::vector<std::shared_ptr<const Service>>;

/// What `name` needs, directly or through others, in the order in which it has to be started: what nothing else is needed
/// for comes first. Names of services that do not exist are left out, and of a circle each stands once.
[[nodiscard]] ServicesByName dependenciesOf(const ServicesByName &all, const std::string &name);

/// Services that need `name`, directly or through others, by name.
[[nodiscard]] ServicesByName dependantsOf(const ServicesByName &all, const std::string &name);

/// Those of them that run or are about to: while there is one, `name` does not sleep.
[[nodiscard]] std::vector<std::string> awakeDependants(const ServicesByName &all, const std::string &name);

} // namespace wakedock::core
