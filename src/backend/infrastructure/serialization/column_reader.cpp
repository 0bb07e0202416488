#include "backend/infrastructure/serialization/column_reader.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <vector>

namespace wakedock::serialization {

Json parseColumn(const std::string &text)
{
    Json column = Json::parse(text);
    if (!column.is_object()) {
        throwUnreadable("json", "it is not an object");
    }
    return column;
}

std::string columnText(const Json &column)
{
    return column.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void throwUnreadable(const char *column, const std::string &why)
{
    throw Error(ErrorCode::Internal, "stored_value_unreadable",
                std::string("The database holds a value WakeDock cannot read (") + column + ").")
        .withRemedy("Restore the last backup, or report this with WakeDock's log.")
        .withInternalDetail(why);
}

template <class Value>
void take(const Json &object, const char *key, Value &into)
{
    const auto found = object.find(key);
    if (found != object.end() && !found->is_null()) {
        found->get_to(into);
    }
}

template <class Value>
void takeOptional(const Json &object, const char *key, std::optional<Value> &into)
{
    const auto found = object.find(key);
    if (found != object.end() && !found->is_null()) {
        into = found->get<Value>();
    }
}

template <class Value>
void putOptional(Json &object, const char *key, const std::optional<Value> &value)
{
    if (value) {
        object[key] = *value;
    }
}

void takeTime(const Json &object, const char *key, std::optional<Timestamp> &into)
{
    std::string text;
    take(object, key, text);
    if (!text.empty()) {
        into = fromRfc3339(text);
    }
}

void putTime(Json &object, const char *key, const std::optional<Timestamp> &at)
{
    if (at) {
        object[key] = toRfc3339(*at);
    }
}

template void take(const Json &, const char *, std::string &);
template void take(const Json &, const char *, bool &);
template void take(const Json &, const char *, int &);
template void take(const Json &, const char *, std::int64_t &);
template void take(const Json &, const char *, double &);
template void take(const Json &, const char *, std::vector<std::string> &);
template void take(const Json &, const char *, std::map<std::string, std::string> &);
template void takeOptional(const Json &, const char *, std::optional<int> &);
template void takeOptional(const Json &, const char *, std::optional<std::int64_t> &);
template void takeOptional(const Json &, const char *, std::optional<double> &);
template void putOptional(Json &, const char *, const std::optional<int> &);
template void putOptional(Json &, const char *, const std::optional<std::int64_t> &);
template void putOptional(Json &, const char *, const std::optional<double> &);

} // namespace wakedock::serialization
