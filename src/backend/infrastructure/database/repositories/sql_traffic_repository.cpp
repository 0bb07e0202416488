#include "backend/infrastructure/database/repositories/sql_traffic_repository.h"

namespace wakedock::database {
namespace {

constexpr const char *trafficUpdate = "UPDATE traffic_hours SET measured = ?, busy = ? WHERE service_id = ? AND at = ?";
/// A service may be removed while what is to be written of it waits its turn.
constexpr const char *trafficServiceExists = "SELECT 1 FROM services WHERE id = ?";
constexpr const char *trafficInsert = "INSERT INTO traffic_hours (measured, busy, service_id, at) VALUES (?, ?, ?, ?)";
constexpr const char *trafficAll = "SELECT service_id, at, measured, busy FROM traffic_hours ORDER BY service_id, at";
constexpr const char *trafficDrop = "DELETE FROM traffic_hours WHERE at < ?";

} // namespace

void SqlTrafficRepository::put(const core::ServiceId &service, const core::TrafficHour &hour)
{
    const auto arguments = values(static_cast<int>(hour.measured), static_cast<int>(hour.busy), service, hour.at);
    if (m_sql.execute(trafficUpdate, arguments) == 0 && m_sql.query(trafficServiceExists, values(service)).next()) {
        m_sql.execute(trafficInsert, arguments);
    }
}

std::map<core::ServiceId, std::vector<core::TrafficHour>> SqlTrafficRepository::all()
{
    std::map<core::ServiceId, std::vector<core::TrafficHour>> hours;
    auto rows = m_sql.query(trafficAll);
    while (rows.next()) {
        core::TrafficHour hour;
        hour.at = rows.time(1);
        hour.measured = static_cast<std::uint16_t>(rows.number(2));
        hour.busy = static_cast<std::uint16_t>(rows.number(3));
        hours[core::ServiceId(rows.text(0))].push_back(hour);
    }
    return hours;
}

void SqlTrafficRepository::dropBefore(Timestamp at)
{
    m_sql.execute(trafficDrop, values(at));
}

} // namespace wakedock::database
