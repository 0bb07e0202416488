#include "backend/infrastructure/database/repositories/sql_service_activity_repository.h"

namespace wakedock::database {
namespace {

constexpr const char *activityAll =
    "SELECT service_id, last_access_at, kept_until FROM service_activity ORDER BY service_id";
// Selected and not given: a service that was removed meanwhile is no broken reference.
constexpr const char *activityUpsert = "INSERT INTO service_activity (service_id, last_access_at, kept_until) "
                                       "SELECT id, ?, ? FROM services WHERE id = ? "
                                       "ON CONFLICT (service_id) DO UPDATE SET last_access_at = excluded.last_access_at, "
                                       "kept_until = excluded.kept_until";

} // namespace

std::vector<core::ServiceActivity> SqlServiceActivityRepository::list()
{
    std::vector<core::ServiceActivity> all;
    auto rows = m_sql.query(activityAll);
    while (rows.next()) {
        all.push_back({core::ServiceId(rows.text(0)), rows.optionalTime(1), rows.optionalTime(2)});
    }
    return all;
}

void SqlServiceActivityRepository::put(const core::ServiceActivity &activity)
{
    m_sql.execute(activityUpsert, values(activity.lastAccessAt, activity.keptUntil, activity.serviceId));
}

} // namespace wakedock::database
