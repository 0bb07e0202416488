#pragma once

#include "backend/api/http/http_response.h"
#include "backend/api/json/list_json.h"
#include "backend/api/openapi/api_call.h"
#include "backend/api/v1/common/list_cursor.h"

#include <string>
#include <utility>
#include <vector>

namespace wakedock::api {

/// Records kept for reading, newest first: further back than anybody looks. A list is read whole up to here, which is
/// what makes its `total` right.
inline constexpr int MostListedRecords = 10000;

/// The page of `all` a call asks for, by its limit and cursor.
/// @param toJson the JSON text of one record
template <class Record, class ToJson>
[[nodiscard]] HttpResponse recordList(const ApiCall &call, std::vector<Record> all, ToJson toJson)
{
    const auto page = pageOf(std::move(all), call.queryText("cursor"), static_cast<std::size_t>(call.queryNumber("limit")));
    std::vector<std::string> texts;
    for (const auto &record : page.records) {
        texts.push_back(toJson(record));
    }
    const std::vector<std::string_view> items(texts.begin(), texts.end());
    return HttpResponse::json(200, listJson(items, page.total, page.nextCursor));
}

} // namespace wakedock::api
