#pragma once

#include "backend/core/domain/deployment.h"
#include "backend/core/domain/host.h"
#include "backend/core/domain/operation.h"
#include "backend/core/domain/operator_route.h"
#include "backend/core/domain/service.h"
#include "backend/core/domain/service_config.h"
#include "backend/core/domain/user.h"
#include "backend/core/domain/wake.h"

#include <string_view>

namespace wakedock::serialization {

/// The words under which values of enumerations are stored. A word that was written once is never renamed.
/// Enum is one of those listed in enum_words.cpp.
template <class Enum>
[[nodiscard]] std::string_view wordOf(Enum value);

/// @throws Error Internal (`stored_value_unreadable`) for a word this program does not know
template <class Enum>
[[nodiscard]] Enum enumFrom(std::string_view word);

} // namespace wakedock::serialization
