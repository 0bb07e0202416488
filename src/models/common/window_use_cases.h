#pragma once

#include "backend/core/domain/domain_check.h"
#include "backend/core/domain/events.h"
#include "backend/core/queries/caddy/traffic_queries.h"
#include "backend/core/queries/operations/operation_queries.h"
#include "backend/core/queries/services/service_queries.h"
#include "backend/core/queries/services/sleep_advice_query.h"
#include "backend/core/queries/services/wake_queries.h"
#include "backend/core/queries/system/system_queries.h"
#include "backend/core/use_cases/doctor/mend_proxy.h"
#include "backend/core/use_cases/services/change_service.h"
#include "backend/core/use_cases/services/deploy_service.h"
#include "backend/core/use_cases/services/plan_deployment.h"
#include "backend/core/use_cases/services/remove_service.h"
#include "backend/core/use_cases/services/roll_back_service.h"
#include "backend/core/use_cases/wake/keep_service_awake.h"
#include "backend/core/use_cases/wake/put_service_to_sleep.h"
#include "models/caddy/caddy_doors.h"
#include "models/certificates/certificate_doors.h"
#include "models/common/terminal_doors.h"
#include "models/docker/docker_doors.h"
#include "models/hosts/host_doors.h"
#include "models/registries/registry_doors.h"
#include "models/routes/route_doors.h"
#include "models/stacks/stack_doors.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::models {

/// Everything the window may ask of the core: one door per use case and query, bound by the composition root (or by a
/// fake). Doors are called on the backend thread only and take their arguments by value. All must be set.
struct WindowUseCases {
    template <class Answer, class... Arguments>
    using Door = std::function<Task<Answer>(core::CallContext, Arguments...)>;
    using Usage = std::shared_ptr<const std::map<core::ServiceId, core::ContainerUsage>>;
    using EventHandler = std::function<void(const core::EventRecord &)>;

    Door<core::ServiceList> listServices;
    Door<Usage> usage;
    Door<std::vector<core::Deployment>, core::ListDeploymentsRequest> listDeployments;
    Door<std::vector<core::Wake>, core::ListWakesRequest> listWakes;
    Door<std::vector<core::SleepAdvice>> adviseSleep;

    Door<core::OperationTicket, core::DeployRequest> deploy;
    Door<core::OperationTicket, core::ServiceId> start;
    Door<core::OperationTicket, core::ServiceId> stop;
    Door<core::OperationTicket, core::ServiceId> restart;
    Door<core::OperationTicket, core::ServiceId> wake;
    Door<core::OperationTicket, core::PutServiceToSleep::Request> putToSleep;
    Door<core::OperationTicket, core::KeepServiceAwake::Request> keepAwake;
    Door<core::OperationTicket, core::ChangeRequest> change;
    Door<core::OperationTicket, core::ServiceId> redeploy;
    Door<core::OperationTicket, core::RollBackRequest> rollBack;
    Door<core::DeploymentPlan, core::PlanRequest> plan;
    Door<core::OperationTicket, core::RemoveRequest> remove;
    Door<core::DomainCheck, std::string> validateDomain;
    Door<core::Diagnosis, core::DiagnoseRequest> diagnose;
    Door<void> renewRoutes;
    Door<core::MendReport, core::MendRequest> mend;
    Door<core::TrafficReport> proxyTraffic;

    Door<std::vector<core::Operation>, core::Page> listOperations;
    Door<core::Operation, core::OperationId> getOperation;
    Door<core::Operation, core::OperationId> cancelOperation;

    TerminalDoors terminals;

    CaddyDoors caddy;
    DockerDoors docker;
    HostDoors hosts;
    StackDoors stacks;
    RegistryDoors registries;
    CertificateDoors certificates;
    RouteDoors routes;

    Door<core::SystemHealth> systemHealth;
    Door<core::SystemInfo> systemInfo;

    /// Subscribes to the core's events; the handler is called on the backend thread until the result is destroyed there.
    std::function<std::shared_ptr<void>(EventHandler)> subscribe;
};

} // namespace wakedock::models
