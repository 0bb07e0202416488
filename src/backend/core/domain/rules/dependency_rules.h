#pragma once

#include "backend/core/domain/service.h"
#include "backend/shared/exceptions/error.h"

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

/// What `name` itself names as needed. Left out: names of nobody, and whoever in turn needs `name` (circles are refused,
/// but an earlier version recorded them): they would wait for each other for ever.
[[nodiscard]] ServicesByName directNeeds(const ServicesByName &all, const std::string &name);

/// Services that name `name` as needed, by name.
[[nodiscard]] std::vector<std::string> directDependants(const ServicesByName &all, const std::string &name);

/// What is wrong with what a configuration needs, by API field: itself, nobody, somebody twice, a circle; and with a new
/// name of one that others need by the old one.
/// @param self the service it is for; empty = a new one
[[nodiscard]] std::vector<FieldError> brokenNeeds(const ServicesByName &all, const ServiceId &self,
                                                  const ServiceConfig &config);

/// Why `name` cannot be woken: a service it needs, directly or through others, that was stopped on purpose, paused from
/// outside or never deployed. Nothing where none stands in the way.
[[nodiscard]] std::shared_ptr<const Service> needOutOfReach(const ServicesByName &all, const std::string &name);
/// The refusal that goes with it. @return Conflict (`dependency_stopped`)
[[nodiscard]] Error outOfReach(const std::string &name, const Service &need);

/// `shop`, `shop and wiki`, `shop, wiki and blog`
[[nodiscard]] std::string namesInWords(const std::vector<std::string> &names);

} // namespace wakedock::core
