#include "backend/infrastructure/database/repositories/sql_setting_repository.h"

namespace wakedock::database {
namespace {

constexpr const char *settingByName = "SELECT value FROM settings WHERE name = ?";
constexpr const char *settingUpsert =
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

} // namespace

std::optional<std::string> SqlSettingRepository::find(const std::string &key)
{
    auto row = m_sql.query(settingByName, values(key));
    return row.next() ? std::optional(row.text(0)) : std::nullopt;
}

void SqlSettingRepository::set(const std::string &key, const std::string &value)
{
    m_sql.execute(settingUpsert, values(key, value));
}

} // namespace wakedock::database
