#pragma once

#include "backend/core/domain/ids.h"
#include "backend/shared/utils/time_text.h"

#include <QString>
#include <QVariant>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::database {

// How values of the core become bound parameters. Times are milliseconds since 1970 (UTC), booleans 0 and 1: both mean the
// same to every database.

// (An empty text must not become a null QString: that would be stored as NULL.)

inline QVariant toSql(std::string_view text)
{
    return text.empty() ? QStringLiteral("") : QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline QVariant toSql(const std::string &text)
{
    return toSql(std::string_view(text));
}
inline QVariant toSql(const char *text)
{
    return toSql(std::string_view(text));
}
inline QVariant toSql(std::int64_t number)
{
    return QVariant::fromValue(static_cast<qlonglong>(number));
}
inline QVariant toSql(int number)
{
    return number;
}
inline QVariant toSql(bool yes)
{
    return yes ? 1 : 0;
}
inline QVariant toSql(Timestamp at)
{
    return toSql(static_cast<std::int64_t>(at.time_since_epoch().count()));
}
template <class Tag>
QVariant toSql(const core::Id<Tag> &id)
{
    return toSql(id.value);
}
template <class Value>
QVariant toSql(const std::optional<Value> &value)
{
    return value ? toSql(*value) : QVariant();
}

using SqlValues = std::vector<QVariant>;

/// `values(service.id, service.version)`
template <class... Values>
SqlValues values(const Values &...each)
{
    return {toSql(each)...};
}

} // namespace wakedock::database
