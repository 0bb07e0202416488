#include "tests/support/fakes/fake_repositories.h"

#include "tests/support/fakes/fake_certificate_table.h"
#include "tests/support/fakes/fake_hosts.h"
#include "tests/support/fakes/fake_hours.h"
#include "tests/support/fakes/fake_journals.h"
#include "tests/support/fakes/fake_operator_routes.h"
#include "tests/support/fakes/fake_people_and_services.h"
#include "tests/support/fakes/fake_registry_table.h"
#include "tests/support/fakes/fake_service_activity.h"
#include "tests/support/fakes/fake_wake_ledger.h"

namespace wakedock::tests {
namespace {

class FakeRepositories final : public core::Repositories
{
public:
    explicit FakeRepositories(FakeAccess access)
        : m_services(access)
        , m_deployments(access)
        , m_operations(access)
        , m_hosts(access)
        , m_users(access)
        , m_sessions(access)
        , m_audit(access)
        , m_settings(access)
        , m_registries(access)
        , m_certificates(access)
        , m_operatorRoutes(access)
        , m_wakes(access)
        , m_traffic(access)
        , m_requestHours(access)
        , m_activity(access)
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
    FakeServices m_services;
    FakeDeployments m_deployments;
    FakeOperations m_operations;
    FakeHosts m_hosts;
    FakeUsers m_users;
    FakeSessions m_sessions;
    FakeAuditLog m_audit;
    FakeSettings m_settings;
    FakeRegistryTable m_registries;
    FakeCertificateTable m_certificates;
    FakeOperatorRoutes m_operatorRoutes;
    FakeWakeLedger m_wakes;
    FakeTrafficHours m_traffic;
    FakeRequestHours m_requestHours;
    FakeServiceActivity m_activity;
};

} // namespace

std::unique_ptr<core::Repositories> makeFakeRepositories(FakeTables &tables, bool writable)
{
    return std::make_unique<FakeRepositories>(FakeAccess{tables, writable});
}

} // namespace wakedock::tests
