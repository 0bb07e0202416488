#pragma once

#include "backend/api/json/words.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace wakedock::api {

// What readers of bodies share. Included by the .cpp files of api/json alone.

/// The member of an object; nothing when it is not there, or null.
[[nodiscard]] const nlohmann::json *memberOf(const nlohmann::json &object, const char *key);

/// Takes over a member that is there and not null; anything else leaves the default. For the types in take_json.cpp.
template <class Value>
void take(const nlohmann::json &from, const char *key, Value &into);

template <class Enum>
void takeWord(const nlohmann::json &from, const char *key, Enum &into)
{
    std::string word;
    take(from, key, word);
    if (const auto value = fromWord<Enum>(word)) {
        into = *value;
    }
}

/// Hands a member that is there and not null to `read`.
template <class Read>
void whenThere(const nlohmann::json &from, const char *key, Read read)
{
    if (const auto *member = memberOf(from, key)) {
        read(*member);
    }
}

} // namespace wakedock::api
