#pragma once

#include "backend/infrastructure/serialization/enum_words.h"
#include "backend/shared/utils/time_text.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

// Only for the .cpp files of this room: the one place that includes the whole JSON library.
namespace wakedock::serialization {

using Json = nlohmann::json;

/// Parses and checks that it is an object of a version we know how to read.
[[nodiscard]] Json parseColumn(const std::string &text);

/// Bytes that are no UTF-8 (an engine's error text may hold some) become replacement characters instead of a failure.
[[nodiscard]] inline std::string columnText(const Json &column)
{
    return column.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Runs a reader; whatever it finds unreadable becomes an Error that says which column.
template <class Read>
auto guarded(const char *column, const Read &read) -> decltype(read());

[[noreturn]] void throwUnreadable(const char *column, const std::string &why);

template <class Read>
auto guarded(const char *column, const Read &read) -> decltype(read())
{
    try {
        return read();
    } catch (const Json::exception &failure) {
        throwUnreadable(column, failure.what());
    }
}

/// Leaves `into` as it is when the key is missing or null.
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

template <class Enum>
void takeWord(const Json &object, const char *key, Enum &into)
{
    std::string word;
    take(object, key, word);
    if (!word.empty()) {
        into = enumFrom<Enum>(word);
    }
}

inline void takeTime(const Json &object, const char *key, std::optional<Timestamp> &into)
{
    std::string text;
    take(object, key, text);
    if (!text.empty()) {
        into = fromRfc3339(text);
    }
}

template <class Value>
void putOptional(Json &object, const char *key, const std::optional<Value> &value)
{
    if (value) {
        object[key] = *value;
    }
}

inline void putTime(Json &object, const char *key, const std::optional<Timestamp> &at)
{
    if (at) {
        object[key] = toRfc3339(*at);
    }
}

} // namespace wakedock::serialization
