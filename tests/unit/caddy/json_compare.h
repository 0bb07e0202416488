#pragma once

#include <QString>

#include <nlohmann/json.hpp>

/// QCOMPARE takes a json for everything it converts to; as text it also prints what differs.
inline QString jsonText(const nlohmann::json &value)
{
    return QString::fromStdString(value.dump());
}
#define COMPARE_JSON(actual, expected) QCOMPARE(jsonText(actual), jsonText(expected))
