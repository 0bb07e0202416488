#pragma once

#include "backend/api/http/http_response.h"
#include "backend/api/json/list_json.h"
#include "backend/api/openapi/api_call.h"
#include "backend/api/v1/common/conditional.h"
#include "backend/api/v1/common/list_cursor.h"
#include "backend/api/v1/services/service_list_cache.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wakedock::api {

/// The host a call is about.
[[nodiscard]] inline core::HostId hostOf(const ApiCall &call)
{
    return core::HostId(call.queryText("host_id"));
}

/// True when `name` contains what the call looks for, whatever the case of ASCII letters; also when it looks for nothing.
[[nodiscard]] inline bool isLookedFor(const ApiCall &call, std::string_view name)
{
    const auto wanted = call.queryText("q");
    const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
    const auto same = [&lower](char left, char right) { return lower(left) == lower(right); };
    return wanted.empty() || std::search(name.begin(), name.end(), wanted.begin(), wanted.end(), same) != name.end();
}

/// The flag a call gives; nothing where it gives none (queryFlag() cannot tell that from false).
[[nodiscard]] inline std::optional<bool> givenFlag(const ApiCall &call, std::string_view name)
{
    const auto *value = call.request.query.find(name);
    return value == nullptr ? std::nullopt : std::optional(*value == "true");
}

/// The page of `all` a call asks for. Cursors name the last object seen and its place in the order, so that pages neither
/// skip nor repeat what stayed while others came or went.
/// @param placeOf what an object is sorted by, and its id
/// @param toJson the JSON text of one object
template <class Object, class PlaceOf, class ToJson>
[[nodiscard]] ListBytes objectListBytes(const ApiCall &call, std::vector<Object> all, PlaceOf placeOf, ToJson toJson)
{
    const auto before = [&placeOf](const Object &left, const Object &right) { return placeOf(left) < placeOf(right); };
    std::ranges::sort(all, before);
    auto from = all.begin();
    if (const auto cursor = call.queryText("cursor"); !cursor.empty()) {
        const auto last = readCursor(cursor, "name");
        const auto place = std::make_pair(last.key, last.id);
        from = std::ranges::find_if(all, [&](const Object &object) { return place < placeOf(object); });
    }
    const auto count = std::min<std::ptrdiff_t>(call.queryNumber("limit"), all.end() - from);
    std::vector<std::string> texts;
    std::transform(from, from + count, std::back_inserter(texts), toJson);
    std::optional<std::string> next;
    if (count > 0 && from + count != all.end()) {
        const auto [key, id] = placeOf(*(from + count - 1));
        next = makeCursor({"name", key, id});
    }
    const std::vector<std::string_view> items(texts.begin(), texts.end());
    auto body = std::make_shared<const std::string>(listJson(items, all.size(), next));
    auto etag = etagOf(*body);
    return {std::move(body), std::move(etag)};
}

/// The same as an answer.
template <class Object, class PlaceOf, class ToJson>
[[nodiscard]] HttpResponse objectList(const ApiCall &call, std::vector<Object> all, PlaceOf placeOf, ToJson toJson)
{
    auto bytes = objectListBytes(call, std::move(all), std::move(placeOf), std::move(toJson));
    return readAnswer(call.request, std::move(bytes.body), std::move(bytes.etag));
}

} // namespace wakedock::api
