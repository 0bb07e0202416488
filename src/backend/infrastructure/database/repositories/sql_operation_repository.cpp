#include "backend/infrastructure/database/repositories/sql_operation_repository.h"

#include "backend/infrastructure/database/repositories/paging.h"
#include "backend/infrastructure/database/repositories/repository_errors.h"
#include "backend/infrastructure/serialization/columns.h"
#include "backend/infrastructure/serialization/enum_words.h"

namespace wakedock::database {
namespace {

constexpr const char *operationInsert =
    "INSERT INTO operations (kind, service_id, service_name, deployment_id, status, steps, error, intent, actor, "
    "request_id, created_at, finished_at, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char *operationUpdate =
    "UPDATE operations SET kind = ?, service_id = ?, service_name = ?, deployment_id = ?, status = ?, steps = ?, "
    "error = ?, intent = ?, actor = ?, request_id = ?, created_at = ?, finished_at = ? WHERE id = ?";
constexpr const char *operationById =
    "SELECT id, kind, service_id, service_name, deployment_id, status, steps, error, intent, actor, request_id, "
    "created_at, finished_at FROM operations WHERE id = ?";
constexpr const char *operationSeq = "SELECT seq FROM operations WHERE id = ?";
constexpr const char *operationsBefore =
    "SELECT id, kind, service_id, service_name, deployment_id, status, steps, error, intent, actor, request_id, "
    "created_at, finished_at FROM operations WHERE seq < ? ORDER BY seq DESC LIMIT ?";
/// Served by the partial index operations_unfinished: its condition stands here word for word.
constexpr const char *operationsUnfinished =
    "SELECT id, kind, service_id, service_name, deployment_id, status, steps, error, intent, actor, request_id, "
    "created_at, finished_at FROM operations WHERE status IN ('queued', 'running') ORDER BY seq";

SqlValues operationValues(const core::Operation &operation)
{
    const auto error = operation.error ? std::optional(serialization::writeFailure(*operation.error)) : std::nullopt;
    return values(serialization::wordOf(operation.kind), operation.serviceId, operation.serviceName, operation.deploymentId,
                  serialization::wordOf(operation.status), serialization::writeSteps(operation.steps), error,
                  serialization::writeIntent(operation.intent), operation.actor, operation.requestId, operation.createdAt,
                  operation.finishedAt, operation.id);
}

core::Operation operationFrom(const SqlRows &row)
{
    core::Operation operation;
    operation.id = core::OperationId(row.text(0));
    operation.kind = serialization::enumFrom<core::OperationKind>(row.text(1));
    operation.serviceId = core::ServiceId(row.text(2));
    operation.serviceName = row.text(3);
    if (auto deployment = row.optionalText(4)) {
        operation.deploymentId = core::DeploymentId(std::move(*deployment));
    }
    operation.status = serialization::enumFrom<core::RunStatus>(row.text(5));
    operation.steps = serialization::readSteps(row.text(6));
    if (const auto error = row.optionalText(7)) {
        operation.error = serialization::readFailure(*error);
    }
    operation.intent = serialization::readIntent(row.text(8));
    operation.actor = row.text(9);
    operation.requestId = row.text(10);
    operation.createdAt = row.time(11);
    operation.finishedAt = row.optionalTime(12);
    return operation;
}

std::vector<core::Operation> operationsFrom(SqlRows rows)
{
    std::vector<core::Operation> found;
    while (rows.next()) {
        found.push_back(operationFrom(rows));
    }
    return found;
}

} // namespace

void SqlOperationRepository::create(const core::Operation &operation)
{
    m_sql.execute(operationInsert, operationValues(operation));
}

void SqlOperationRepository::update(const core::Operation &operation)
{
    if (m_sql.execute(operationUpdate, operationValues(operation)) == 0) {
        throw rowNotFound("operation");
    }
}

std::optional<core::Operation> SqlOperationRepository::find(const core::OperationId &id)
{
    auto row = m_sql.query(operationById, values(id));
    return row.next() ? std::optional(operationFrom(row)) : std::nullopt;
}

std::vector<core::Operation> SqlOperationRepository::list(core::Page page)
{
    std::int64_t before = AfterTheNewest;
    if (!page.before.empty()) {
        auto row = m_sql.query(operationSeq, values(page.before));
        if (!row.next()) {
            throw cursorUnknown();
        }
        before = row.number(0);
    }
    return operationsFrom(m_sql.query(operationsBefore, values(before, pageLimit(page))));
}

std::vector<core::Operation> SqlOperationRepository::unfinished()
{
    return operationsFrom(m_sql.query(operationsUnfinished));
}

} // namespace wakedock::database
