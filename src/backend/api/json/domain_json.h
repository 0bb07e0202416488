#pragma once

#include "backend/core/domain/domain_check.h"

#include <string>

namespace wakedock::api {

[[nodiscard]] std::string domainCheckJson(const core::DomainCheck &check);

} // namespace wakedock::api
