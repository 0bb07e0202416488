#include "backend/infrastructure/database/repositories/sql_deployment_repository.h"

#include "backend/infrastructure/database/repositories/paging.h"
#include "backend/infrastructure/database/repositories/repository_errors.h"
#include "backend/infrastructure/serialization/columns.h"
#include "backend/infrastructure/serialization/enum_words.h"

namespace wakedock::database {
namespace {

constexpr const char *deploymentInsert =
    "INSERT INTO deployments (service_id, service_name, revision, trigger_word, status, steps, error, actor, started_at, "
    "finished_at, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char *deploymentUpdate =
    "UPDATE deployments SET service_id = ?, service_name = ?, revision = ?, trigger_word = ?, status = ?, steps = ?, "
    "error = ?, actor = ?, started_at = ?, finished_at = ? WHERE id = ?";
constexpr const char *deploymentById =
    "SELECT id, service_id, service_name, revision, trigger_word, status, steps, error, actor, started_at, finished_at "
    "FROM deployments WHERE id = ?";
constexpr const char *deploymentSeq = "SELECT seq FROM deployments WHERE id = ? AND service_id = ?";
constexpr const char *deploymentsBefore =
    "SELECT id, service_id, service_name, revision, trigger_word, status, steps, error, actor, started_at, finished_at "
    "FROM deployments WHERE service_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?";

SqlValues deploymentValues(const core::Deployment &deployment)
{
    const auto error = deployment.error ? std::optional(serialization::writeFailure(*deployment.error)) : std::nullopt;
    return values(deployment.serviceId, deployment.serviceName, deployment.revision,
                  serialization::wordOf(deployment.trigger), serialization::wordOf(deployment.status),
                  serialization::writeSteps(deployment.steps), error, deployment.actor, deployment.startedAt,
                  deployment.finishedAt, deployment.id);
}

core::Deployment deploymentFrom(const SqlRows &row)
{
    core::Deployment deployment;
    deployment.id = core::DeploymentId(row.text(0));
    deployment.serviceId = core::ServiceId(row.text(1));
    deployment.serviceName = row.text(2);
    deployment.revision = row.number(3);
    deployment.trigger = serialization::enumFrom<core::DeployTrigger>(row.text(4));
    deployment.status = serialization::enumFrom<core::RunStatus>(row.text(5));
    deployment.steps = serialization::readSteps(row.text(6));
    if (const auto error = row.optionalText(7)) {
        deployment.error = serialization::readFailure(*error);
    }
    deployment.actor = row.text(8);
    deployment.startedAt = row.time(9);
    deployment.finishedAt = row.optionalTime(10);
    return deployment;
}

} // namespace

void SqlDeploymentRepository::create(const core::Deployment &deployment)
{
    m_sql.execute(deploymentInsert, deploymentValues(deployment));
}

void SqlDeploymentRepository::update(const core::Deployment &deployment)
{
    if (m_sql.execute(deploymentUpdate, deploymentValues(deployment)) == 0) {
        throw rowNotFound("deployment");
    }
}

std::optional<core::Deployment> SqlDeploymentRepository::find(const core::DeploymentId &id)
{
    auto row = m_sql.query(deploymentById, values(id));
    return row.next() ? std::optional(deploymentFrom(row)) : std::nullopt;
}

std::vector<core::Deployment> SqlDeploymentRepository::listOf(const core::ServiceId &service, core::Page page)
{
    std::int64_t before = AfterTheNewest;
    if (!page.before.empty()) {
        auto row = m_sql.query(deploymentSeq, values(page.before, service));
        if (!row.next()) {
            throw cursorUnknown();
        }
        before = row.number(0);
    }
    std::vector<core::Deployment> found;
    auto rows = m_sql.query(deploymentsBefore, values(service, before, pageLimit(page)));
    while (rows.next()) {
        found.push_back(deploymentFrom(rows));
    }
    return found;
}

} // namespace wakedock::database
