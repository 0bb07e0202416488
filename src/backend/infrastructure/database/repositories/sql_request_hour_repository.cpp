#include "backend/infrastructure/database/repositories/sql_request_hour_repository.h"

namespace wakedock::database {
namespace {

constexpr const char *requestHourUpdate = "UPDATE request_hours SET measured_ms = ?, asleep_ms = ?, wakes = ?, waiting = ?, "
                                          "requests = ? WHERE service_id = ? AND at = ?";
/// A service may be removed while what is to be written of it waits its turn.
constexpr const char *requestHourServiceExists = "SELECT 1 FROM services WHERE id = ?";
constexpr const char *requestHourInsert = "INSERT INTO request_hours (measured_ms, asleep_ms, wakes, waiting, requests, "
                                          "service_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr const char *requestHourAll =
    "SELECT service_id, at, measured_ms, asleep_ms, wakes, waiting, requests FROM request_hours ORDER BY service_id, at";
constexpr const char *requestHourDrop = "DELETE FROM request_hours WHERE at < ?";

} // namespace

void SqlRequestHourRepository::put(const core::ServiceId &service, const core::RequestHour &hour)
{
    const auto arguments =
        values(static_cast<std::int64_t>(hour.measured.count()), static_cast<std::int64_t>(hour.asleep.count()), hour.wakes,
               hour.waiting, hour.requests, service, hour.at);
    if (m_sql.execute(requestHourUpdate, arguments) == 0 && m_sql.query(requestHourServiceExists, values(service)).next()) {
        m_sql.execute(requestHourInsert, arguments);
    }
}

std::map<core::ServiceId, std::vector<core::RequestHour>> SqlRequestHourRepository::all()
{
    std::map<core::ServiceId, std::vector<core::RequestHour>> hours;
    auto rows = m_sql.query(requestHourAll);
    while (rows.next()) {
        core::RequestHour hour;
        hour.at = rows.time(1);
        hour.measured = std::chrono::milliseconds(rows.number(2));
        hour.asleep = std::chrono::milliseconds(rows.number(3));
        hour.wakes = static_cast<int>(rows.number(4));
        hour.waiting = static_cast<int>(rows.number(5));
        hour.requests = rows.number(6);
        hours[core::ServiceId(rows.text(0))].push_back(hour);
    }
    return hours;
}

void SqlRequestHourRepository::dropBefore(Timestamp at)
{
    m_sql.execute(requestHourDrop, values(at));
}

} // namespace wakedock::database
