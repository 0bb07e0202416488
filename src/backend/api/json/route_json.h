#pragma once

#include "backend/core/domain/route_view.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace wakedock::api {

/// A route as the API shows it.
/// @param showsSecrets false = values of headers, bodies and addresses with a query are masked
[[nodiscard]] std::string routeJson(const core::RouteView &view, bool showsSecrets);

/// From a body that fits its schema. @throws Error Invalid (`invalid_route`) for fields of another kind of target
[[nodiscard]] core::OperatorRoute routeFrom(const nlohmann::json &body);

} // namespace wakedock::api
