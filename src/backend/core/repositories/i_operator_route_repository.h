#pragma once

#include "backend/core/domain/operator_route.h"
#include "backend/core/repositories/repositories.h"

namespace wakedock::core {

/// Routes that operators made, listed by their first host and their prefix.
class IOperatorRouteRepository : public IRepository<OperatorRoute, OperatorRouteId>
{
};

} // namespace wakedock::core
