#pragma once

#include "app/assembly/certificates_assembly.h"
#include "app/assembly/hosts_assembly.h"
#include "app/assembly/objects_assembly.h"
#include "app/assembly/registries_assembly.h"
#include "app/assembly/routes_assembly.h"
#include "app/assembly/stacks_assembly.h"
#include "backend/core/use_cases/services/adopt_container.h"
#include "models/certificates/certificate_doors.h"
#include "models/docker/docker_doors.h"
#include "models/hosts/host_doors.h"
#include "models/registries/registry_doors.h"
#include "models/routes/route_doors.h"
#include "models/stacks/stack_doors.h"

namespace wakedock::app {

// The window's doors to engines and hosts; what they lead to outlives them.

models::DockerDoors dockerDoors(ObjectsAssembly &objects, core::AdoptContainer &adoptContainer);
models::HostDoors hostDoors(HostsAssembly &hosts);
models::StackDoors stackDoors(StacksAssembly &stacks);
models::RegistryDoors registryDoors(RegistriesAssembly &registries);
models::CertificateDoors certificateDoors(CertificatesAssembly &certificates);
models::RouteDoors routeDoors(RoutesAssembly &routes);

} // namespace wakedock::app
