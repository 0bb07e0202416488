#include "backend/api/json/take_json.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace wakedock::api {

using nlohmann::json;

namespace {

template <class Value>
struct Held {
    using Type = Value;
};

template <class Value>
struct Held<std::optional<Value>> {
    using Type = Value;
};

} // namespace

const json *memberOf(const json &object, const char *key)
{
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

template <class Value>
void take(const json &from, const char *key, Value &into)
{
    if (const auto *member = memberOf(from, key)) {
        into = member->get<typename Held<Value>::Type>();
    }
}

template void take(const json &, const char *, bool &);
template void take(const json &, const char *, int &);
template void take(const json &, const char *, std::int64_t &);
template void take(const json &, const char *, double &);
template void take(const json &, const char *, std::string &);
template void take(const json &, const char *, std::vector<std::string> &);
template void take(const json &, const char *, std::map<std::string, std::string> &);
template void take(const json &, const char *, std::optional<int> &);
template void take(const json &, const char *, std::optional<std::int64_t> &);
template void take(const json &, const char *, std::optional<double> &);

} // namespace wakedock::api
