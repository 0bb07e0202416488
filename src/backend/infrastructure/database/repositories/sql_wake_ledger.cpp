#include "backend/infrastructure/database/repositories/sql_wake_ledger.h"

#include "backend/infrastructure/database/repositories/paging.h"
#include "backend/infrastructure/database/repositories/repository_errors.h"
#include "backend/infrastructure/serialization/enum_words.h"

namespace wakedock::database {
namespace {

/// A service may be removed while what is to be written of it waits its turn.
constexpr const char *wakeServiceExists = "SELECT 1 FROM services WHERE id = ?";
constexpr const char *wakeInsert =
    "INSERT INTO wakes (service_id, at, cause, actor, client, method, path, user_agent, waiting, duration_ms, outcome, "
    "error, slept_at, memory_byte_seconds, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char *wakeUpdate =
    "UPDATE wakes SET service_id = ?, at = ?, cause = ?, actor = ?, client = ?, method = ?, path = ?, user_agent = ?, "
    "waiting = ?, duration_ms = ?, outcome = ?, error = ?, slept_at = ?, memory_byte_seconds = ? WHERE id = ?";
constexpr const char *wakeSeq = "SELECT seq FROM wakes WHERE id = ? AND service_id = ?";
constexpr const char *wakesBefore =
    "SELECT id, service_id, at, cause, actor, client, method, path, user_agent, waiting, duration_ms, outcome, error, "
    "slept_at, memory_byte_seconds FROM wakes WHERE service_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?";
constexpr const char *wakesUnfinished = "UPDATE wakes SET outcome = 'failed', error = ? WHERE outcome = 'waking'";
constexpr const char *wakesPrune = "DELETE FROM wakes WHERE service_id = ? AND seq <= "
                                   "(SELECT seq FROM wakes WHERE service_id = ? ORDER BY seq DESC LIMIT 1 OFFSET ?)";

SqlValues wakeValues(const core::Wake &wake)
{
    return values(wake.serviceId, wake.at, serialization::wordOf(wake.cause), wake.actor, wake.client, wake.method,
                  wake.path, wake.userAgent, wake.waiting, wake.durationMs, serialization::wordOf(wake.outcome), wake.error,
                  wake.sleptAt, wake.memoryByteSeconds, wake.id);
}

core::Wake wakeFrom(const SqlRows &row)
{
    core::Wake wake;
    wake.id = row.text(0);
    wake.serviceId = core::ServiceId(row.text(1));
    wake.at = row.time(2);
    wake.cause = serialization::enumFrom<core::WakeCause>(row.text(3));
    wake.actor = row.text(4);
    wake.client = row.text(5);
    wake.method = row.text(6);
    wake.path = row.text(7);
    wake.userAgent = row.text(8);
    wake.waiting = static_cast<int>(row.number(9));
    wake.durationMs = row.optionalNumber(10);
    wake.outcome = serialization::enumFrom<core::WakeOutcome>(row.text(11));
    wake.error = row.text(12);
    wake.sleptAt = row.optionalTime(13);
    wake.memoryByteSeconds = row.optionalNumber(14);
    return wake;
}

} // namespace

void SqlWakeLedger::append(const core::Wake &wake)
{
    if (!m_sql.query(wakeServiceExists, values(wake.serviceId)).next()) {
        return;
    }
    try {
        m_sql.execute(wakeInsert, wakeValues(wake));
    } catch (const ConstraintViolation &) {
        throw Error(ErrorCode::Conflict, "id_taken", "There is already a wake with this id.");
    }
}

bool SqlWakeLedger::update(const core::Wake &wake)
{
    return m_sql.execute(wakeUpdate, wakeValues(wake)) > 0;
}

std::vector<core::Wake> SqlWakeLedger::listOf(const core::ServiceId &service, core::Page page)
{
    std::int64_t before = AfterTheNewest;
    if (!page.before.empty()) {
        auto row = m_sql.query(wakeSeq, values(page.before, service));
        if (!row.next()) {
            throw cursorUnknown();
        }
        before = row.number(0);
    }
    std::vector<core::Wake> found;
    auto rows = m_sql.query(wakesBefore, values(service, before, pageLimit(page)));
    while (rows.next()) {
        found.push_back(wakeFrom(rows));
    }
    return found;
}

int SqlWakeLedger::failUnfinished(const std::string &error)
{
    return m_sql.execute(wakesUnfinished, values(error));
}

void SqlWakeLedger::prune(const core::ServiceId &service, int kept)
{
    m_sql.execute(wakesPrune, values(service, service, kept));
}

} // namespace wakedock::database
