#pragma once

#include "app/assembly/link_counters.h"
#include "app/settings/settings.h"
#include "backend/infrastructure/awake_marks/file_awake_marks.h"
#include "backend/infrastructure/caddy/certificates/caddy_certificates.h"
#include "backend/infrastructure/caddy/config/caddy_configs.h"
#include "backend/infrastructure/caddy/config/caddy_snippets.h"
#include "backend/infrastructure/caddy/config/config_backups.h"
#include "backend/infrastructure/caddy/monitoring/caddy_metrics.h"
#include "backend/infrastructure/caddy/monitoring/caddy_request_log.h"
#include "backend/infrastructure/caddy/monitoring/caddy_surroundings.h"
#include "backend/infrastructure/caddy/monitoring/log_lines.h"
#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"
#include "backend/infrastructure/certificates/certificate_reader.h"
#include "backend/infrastructure/database/sql_store.h"
#include "backend/infrastructure/docker/compose/compose_runner.h"
#include "backend/infrastructure/docker/compose/stack_files.h"
#include "backend/infrastructure/docker/docker_engines.h"
#include "backend/infrastructure/events/event_bus.h"
#include "backend/infrastructure/names/domain_sight.h"
#include "backend/infrastructure/system/address_book.h"
#include "backend/infrastructure/system/docker_container_usage.h"
#include "backend/infrastructure/system/health_probe.h"
#include "backend/infrastructure/system/kernel_link_counters.h"
#include "backend/infrastructure/system/logind_suspensions.h"
#include "backend/infrastructure/system/system_clock.h"

#include <memory>
#include <string>

namespace wakedock::app {

/// Everything outside the process, behind the core's ports. Lives on the backend thread.
class InfrastructureAssembly
{
public:
    /// Opens the database, which may take a while after an update.
    /// @throws Error when the database cannot be used or a setting names something that cannot be
    InfrastructureAssembly(const Settings &settings, const std::string &dataDir, const Log &log);

    system::SystemClock clock;
    events::EventBus events;
    std::unique_ptr<database::SqlStore> store;
    docker::DockerEngines engines;
    docker::ComposeRunner compose;
    docker::StackFiles stackFiles;
    system::DockerContainerUsage usage;
    system::KernelLinkCounters kernelCounters;
    LinkCountersByHost linkCounters{kernelCounters, engines};
    system::LogindSuspensions suspensions;
    awake_marks::FileAwakeMarks marks;
    caddy::CaddyReverseProxy proxy;
    caddy::CaddyConfigs proxyConfigs;
    caddy::ConfigBackups configBackups;
    caddy::CaddySurroundings proxySurroundings;
    caddy::CaddyMetrics proxyMetrics;
    caddy::LogLines proxyLines;
    caddy::CaddyCertificates proxyCertificates;
    caddy::CaddyRequestLog requestLog{proxyLines};
    certificates::CertificateReader certificateReader;
    caddy::CaddySnippets snippets;
    system::HealthProbe probe;
    system::AddressBook addresses;
    names::DomainSight domainSight;
};

} // namespace wakedock::app
