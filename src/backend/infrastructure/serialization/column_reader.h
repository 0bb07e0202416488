#pragma once

#include "backend/infrastructure/serialization/enum_words.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/time_text.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace wakedock::serialization {

using Json = nlohmann::json;

/// Parses and checks that it is an object.
[[nodiscard]] Json parseColumn(const std::string &text);

/// Bytes that are no UTF-8 (an engine's error text may hold some) become replacement characters instead of a failure.
[[nodiscard]] std::string columnText(const Json &column);

[[noreturn]] void throwUnreadable(const char *column, const std::string &why);

/// Runs a reader or writer; what the JSON library throws becomes an Error that says which column.
template <class Work>
auto guarded(const char *column, const Work &work) -> decltype(work())
{
    try {
        return work();
    } catch (const Error &) {
        throw;
    } catch (const std::exception &failure) {
        throwUnreadable(column, failure.what());
    }
}

/// Leaves `into` as it is when the key is missing or null. For the types listed in column_reader.cpp.
template <class Value>
void take(const Json &object, const char *key, Value &into);
template <class Value>
void takeOptional(const Json &object, const char *key, std::optional<Value> &into);
template <class Value>
void putOptional(Json &object, const char *key, const std::optional<Value> &value);

void takeTime(const Json &object, const char *key, std::optional<Timestamp> &into);
void putTime(Json &object, const char *key, const std::optional<Timestamp> &at);

template <class Enum>
void takeWord(const Json &object, const char *key, Enum &into)
{
    std::string word;
    take(object, key, word);
    if (!word.empty()) {
        into = enumFrom<Enum>(word);
    }
}

} // namespace wakedock::serialization
