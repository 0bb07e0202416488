#pragma once

#include "app/assembly/caddy_assembly.h"
#include "app/assembly/certificates_assembly.h"
#include "app/assembly/domains_assembly.h"
#include "app/assembly/hosts_assembly.h"
#include "app/assembly/objects_assembly.h"
#include "app/assembly/registries_assembly.h"
#include "app/assembly/routes_assembly.h"
#include "app/assembly/sleep_assembly.h"
#include "app/assembly/stacks_assembly.h"
#include "backend/core/operations/bring_up.h"
#include "backend/core/operations/container_maker.h"
#include "backend/core/operations/converge.h"
#include "backend/core/operations/lone_operations.h"
#include "backend/core/operations/operation_journal.h"
#include "backend/core/operations/operation_runner.h"
#include "backend/core/operations/readiness_wait.h"
#include "backend/core/operations/route_switch.h"
#include "backend/core/operations/service_lanes.h"
#include "backend/core/ports/i_container_usage.h"
#include "backend/core/ports/i_link_counters.h"
#include "backend/core/ports/i_suspensions.h"
#include "backend/core/queries/caddy/traffic_queries.h"
#include "backend/core/queries/docker/compose_queries.h"
#include "backend/core/queries/operations/operation_queries.h"
#include "backend/core/queries/services/service_queries.h"
#include "backend/core/queries/system/system_queries.h"
#include "backend/core/services/adopting_engines.h"
#include "backend/core/services/docker_service.h"
#include "backend/core/services/health_service.h"
#include "backend/core/services/image_updates.h"
#include "backend/core/services/monitoring_service.h"
#include "backend/core/services/proxy_health_service.h"
#include "backend/core/services/terminal_service.h"
#include "backend/core/use_cases/doctor/mend_proxy.h"
#include "backend/core/use_cases/operations/cancel_operation.h"
#include "backend/core/use_cases/services/adopt_container.h"
#include "backend/core/use_cases/services/change_service.h"
#include "backend/core/use_cases/services/deploy_service.h"
#include "backend/core/use_cases/services/plan_deployment.h"
#include "backend/core/use_cases/services/redeploy_service.h"
#include "backend/core/use_cases/services/remove_service.h"
#include "backend/core/use_cases/services/restart_service.h"
#include "backend/core/use_cases/services/roll_back_service.h"
#include "backend/core/use_cases/services/service_workshop.h"
#include "backend/core/use_cases/services/start_service.h"
#include "backend/core/use_cases/services/stop_service.h"
#include "backend/core/use_cases/terminals/open_terminal.h"
#include "backend/core/watchers/container_watcher.h"
#include "backend/core/watchers/idle_sight.h"
#include "backend/core/watchers/idle_watcher.h"
#include "backend/core/watchers/image_update_watcher.h"
#include "backend/core/watchers/outside_start_watcher.h"
#include "backend/core/watchers/proxy_drift_watcher.h"
#include "backend/core/watchers/recovery_watcher.h"
#include "backend/core/watchers/stack_watcher.h"
#include "backend/core/watchers/stray_watcher.h"

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
    core::IEngineHosts &engineHosts;
    core::ISecretStore &secrets;
    core::EngineAddress localEngine; ///< As the settings say.
    core::IRegistries &registries;
    core::IContainerTerminals &containerTerminals;
    core::IStackFiles &stackFiles;
    core::IComposeRunner &compose;
    core::IDomainSight &domainSight;
    core::IProxyConfigs &proxyConfigs;
    core::IConfigBackups &configBackups;
    core::IProxySurroundings &proxySurroundings;
    core::IProxyMetrics &proxyMetrics;
    core::ICertificateReader &certificateReader;
    core::IProxyCertificates &proxyCertificates;
    core::ISnippetTrial &snippets;
    core::ILinkCounters &linkCounters;
    core::ISuspensions &suspensions;
    core::IRequestLog &requestLog;
    std::vector<std::string> ownDoors = {}; ///< `host:port` where WakeDock itself listens.
    core::CaddyService::Terms routeTerms = {};
    std::int64_t memoryBudget = 0; ///< For services of the local host, in bytes; 0 = none.
    bool countsRequests = false; ///< The proxy is wished to tell of requests.
    core::SleepPolicy sleepDefaults = {}; ///< Of services that say nothing of their own.
};

/// The core without people: services, operations, use cases, queries, watchers, in the order they need each other.
/// Lives on the backend thread; `ground.scope` must have come to rest before it goes.
class CoreAssembly
{
public:
    explicit CoreAssembly(const CoreGround &ground);

    /// Reads what the database knows; then engines and proxy are followed.
    Task<void> start();
    /// How services sleep that say nothing of it.
    [[nodiscard]] const core::SleepPolicy &sleepDefaults() const { return m_ground.sleepDefaults; }

private:
    CoreGround m_ground;

public:
    core::StateService states;
    core::AdoptingEngines engines; ///< What everything below sees instead of the ground's.
    core::DockerService docker;
    HostsAssembly hosts;
    RegistriesAssembly registries;
    core::CaddyService caddy;
    DomainsAssembly domains;
    CaddyAssembly proxyConfig;
    CertificatesAssembly certificates;
    core::HealthService health;
    core::MonitoringService monitoring;
    core::ProxyHealthService proxyHealth;

    core::ServiceLanes lanes;
    core::OperationJournal journal;
    core::OperationRunner runner;
    core::LoneOperations loneOperations;
    core::Converge converge;
    core::ContainerMaker maker;
    core::ReadinessWait readiness;
    core::RouteSwitch routes;
    core::BringUp bringUp;
    core::ServiceWorkshop workshop;
    RoutesAssembly operatorRoutes;
    StacksAssembly stacks;
    SleepAssembly sleeping;

    core::DeployService deployService;
    core::ChangeService changeService;
    core::StartService startService;
    core::StopService stopService;
    core::RestartService restartService;
    core::RedeployService redeployService;
    core::RollBackService rollBackService;
    core::PlanDeployment planDeployment;
    core::RemoveService removeService;
    core::CancelOperation cancelOperation;
    core::MendProxy mendProxy;

    core::ListServices listServices;
    core::GetService getService;
    core::GetUsage getUsage;
    core::ListDeployments listDeployments;
    core::ListRevisions listRevisions;
    core::ListOperations listOperations;
    core::GetOperation getOperation;
    core::GetSystemHealth getSystemHealth;
    core::GetSystemInfo getSystemInfo;
    core::GetProxyTraffic getProxyTraffic;

    core::ImageUpdates imageUpdates;
    ObjectsAssembly objects;
    core::AdoptContainer adoptContainer;
    core::ComposeOfContainer composeOfContainer;
    core::ComposeOfService composeOfService;

    core::TerminalService terminals;
    core::OpenTerminal openTerminal;
    core::AttachTerminal attachTerminal;

    core::ContainerWatcher containerWatcher;
    core::StackWatcher stackWatcher;
    core::StrayWatcher strayWatcher;
    core::RecoveryWatcher recoveryWatcher;
    core::ProxyDriftWatcher proxyDriftWatcher;
    core::ImageUpdateWatcher imageUpdateWatcher;
    core::IdleSight idleSight;
    core::IdleWatcher idleWatcher;
    core::OutsideStartWatcher outsideStartWatcher;
};

} // namespace wakedock::app
