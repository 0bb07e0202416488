#pragma once

#include "backend/core/operations/bring_up.h"
#include "backend/core/operations/container_maker.h"
#include "backend/core/operations/converge.h"
#include "backend/core/operations/operation_journal.h"
#include "backend/core/operations/operation_runner.h"
#include "backend/core/operations/readiness_wait.h"
#include "backend/core/operations/route_switch.h"
#include "backend/core/operations/service_lanes.h"
#include "backend/core/ports/i_container_usage.h"
#include "backend/core/queries/operations/operation_queries.h"
#include "backend/core/queries/services/find_upstream.h"
#include "backend/core/queries/services/service_queries.h"
#include "backend/core/queries/system/system_queries.h"
#include "backend/core/services/docker_service.h"
#include "backend/core/services/health_service.h"
#include "backend/core/services/monitoring_service.h"
#include "backend/core/use_cases/operations/cancel_operation.h"
#include "backend/core/use_cases/services/change_service.h"
#include "backend/core/use_cases/services/deploy_service.h"
#include "backend/core/use_cases/services/redeploy_service.h"
#include "backend/core/use_cases/services/remove_service.h"
#include "backend/core/use_cases/services/restart_service.h"
#include "backend/core/use_cases/services/service_workshop.h"
#include "backend/core/use_cases/services/start_service.h"
#include "backend/core/use_cases/services/stop_service.h"
#include "backend/core/watchers/container_watcher.h"
#include "backend/core/watchers/proxy_drift_watcher.h"
#include "backend/core/watchers/recovery_watcher.h"

#include <chrono>

namespace wakedock::app {

/// What the core stands on: ports and repositories, already built.
struct CoreGround {
    core::IStore &store;
    core::IEventBus &events;
    core::IClock &clock;
    core::IEngines &engines;
    core::IContainerUsage &usage;
    core::IReverseProxy &proxy;
    core::IAwakeMarks &marks;
    core::IHealthProbe &probe;
    core::IAddressBook &addresses;
    TaskScope &scope;
    Log log;
    std::chrono::milliseconds sampleInterval;
};

/// The core without people: services, operations, use cases, queries, watchers, in the order they need each other.
/// Lives on the backend thread; `ground.scope` must have come to rest before it goes.
class CoreAssembly
{
public:
    explicit CoreAssembly(const CoreGround &ground);

    /// Reads what the database knows; then engines and proxy are followed.
    Task<void> start();

private:
    CoreGround m_ground;

public:
    core::StateService states;
    core::DockerService docker;
    core::CaddyService caddy;
    core::HealthService health;
    core::MonitoringService monitoring;

    core::ServiceLanes lanes;
    core::OperationJournal journal;
    core::OperationRunner runner;
    core::Converge converge;
    core::ContainerMaker maker;
    core::ReadinessWait readiness;
    core::RouteSwitch routes;
    core::BringUp bringUp;
    core::ServiceWorkshop workshop;

    core::DeployService deployService;
    core::ChangeService changeService;
    core::StartService startService;
    core::StopService stopService;
    core::RestartService restartService;
    core::RedeployService redeployService;
    core::RemoveService removeService;
    core::CancelOperation cancelOperation;

    core::ListServices listServices;
    core::GetService getService;
    core::GetUsage getUsage;
    core::ListDeployments listDeployments;
    core::FindUpstream findUpstream;
    core::ListOperations listOperations;
    core::GetOperation getOperation;
    core::GetSystemHealth getSystemHealth;
    core::GetSystemInfo getSystemInfo;

    core::ContainerWatcher containerWatcher;
    core::RecoveryWatcher recoveryWatcher;
    core::ProxyDriftWatcher proxyDriftWatcher;
};

} // namespace wakedock::app
