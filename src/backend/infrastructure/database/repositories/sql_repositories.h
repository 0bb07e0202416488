#pragma once

#include "backend/core/repositories/repositories.h"
#include "backend/infrastructure/database/repositories/sql_audit_log.h"
#include "backend/infrastructure/database/repositories/sql_certificate_repository.h"
#include "backend/infrastructure/database/repositories/sql_deployment_repository.h"
#include "backend/infrastructure/database/repositories/sql_host_repository.h"
#include "backend/infrastructure/database/repositories/sql_operation_repository.h"
#include "backend/infrastructure/database/repositories/sql_operator_route_repository.h"
#include "backend/infrastructure/database/repositories/sql_registry_repository.h"
#include "backend/infrastructure/database/repositories/sql_request_hour_repository.h"
#include "backend/infrastructure/database/repositories/sql_service_activity_repository.h"
#include "backend/infrastructure/database/repositories/sql_service_repository.h"
#include "backend/infrastructure/database/repositories/sql_session_repository.h"
#include "backend/infrastructure/database/repositories/sql_setting_repository.h"
#include "backend/infrastructure/database/repositories/sql_traffic_repository.h"
#include "backend/infrastructure/database/repositories/sql_user_repository.h"
#include "backend/infrastructure/database/repositories/sql_wake_ledger.h"

namespace wakedock::database {

/// All repositories on one connection, for the length of one transaction.
class SqlRepositories final : public core::Repositories
{
public:
    explicit SqlRepositories(SqlConnection &connection)
        : m_services(connection)
        , m_deployments(connection)
        , m_operations(connection)
        , m_hosts(connection)
        , m_users(connection)
        , m_sessions(connection)
        , m_audit(connection)
        , m_settings(connection)
        , m_registries(connection)
        , m_certificates(connection)
        , m_operatorRoutes(connection)
        , m_wakes(connection)
        , m_traffic(connection)
        , m_requestHours(connection)
        , m_activity(connection)
    {
    }

    core::IServiceRepository &services() override { return m_services; }
    core::IDeploymentRepository &deployments() override { return m_deployments; }
    core::IOperationRepository &operations() override { return m_operations; }
    core::IHostRepository &hosts() override { return m_hosts; }
    core::IUserRepository &users() override { return m_users; }
    core::ISessionRepository &sessions() override { return m_sessions; }
    core::IAuditLog &audit() override { return m_audit; }
    core::ISettingRepository &settings() override { return m_settings; }
    core::IRegistryRepository &registries() override { return m_registries; }
    core::ICertificateRepository &certificates() override { return m_certificates; }
    core::IOperatorRouteRepository &operatorRoutes() override { return m_operatorRoutes; }
    core::IWakeLedger &wakes() override { return m_wakes; }
    core::ITrafficRepository &traffic() override { return m_traffic; }
    core::IRequestHourRepository &requestHours() override { return m_requestHours; }
    core::IServiceActivityRepository &activity() override { return m_activity; }

private:
    SqlServiceRepository m_services;
    SqlDeploymentRepository m_deployments;
    SqlOperationRepository m_operations;
    SqlHostRepository m_hosts;
    SqlUserRepository m_users;
    SqlSessionRepository m_sessions;
    SqlAuditLog m_audit;
    SqlSettingRepository m_settings;
    SqlRegistryRepository m_registries;
    SqlCertificateRepository m_certificates;
    SqlOperatorRouteRepository m_operatorRoutes;
    SqlWakeLedger m_wakes;
    SqlTrafficRepository m_traffic;
    SqlRequestHourRepository m_requestHours;
    SqlServiceActivityRepository m_activity;
};

} // namespace wakedock::database
