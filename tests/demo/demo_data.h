#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/deployment.h"
#include "backend/core/domain/health.h"
#include "backend/core/domain/operation.h"
#include "backend/core/domain/service.h"

#include <vector>

namespace wakedock::tests {

/// A small, believable machine: services in each state, with usage that moves a little.
std::vector<core::Service> demoServices(Timestamp now);
std::vector<core::Deployment> demoDeployments(const core::Service &service, Timestamp now);
std::vector<core::Operation> demoOperations(const std::vector<core::Service> &services, Timestamp now);
std::vector<core::ComponentHealth> demoHealth(bool dockerIsThere, Timestamp now);
/// What the service uses at tick `tick`; the same each time it is asked.
core::ContainerUsage demoUsage(const core::Service &service, int tick);

} // namespace wakedock::tests
