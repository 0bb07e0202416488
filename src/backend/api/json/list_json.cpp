#include "backend/api/json/list_json.h"

#include "backend/api/json/json_parts.h"

#include <nlohmann/json.hpp>

namespace wakedock::api {

std::string listJson(const std::vector<std::string_view> &items, std::size_t total,
                     const std::optional<std::string> &nextCursor)
{
    std::string text = R"({"items":[)";
    std::size_t length = 200;
    for (const auto item : items) {
        length += item.size() + 1;
    }
    text.reserve(length);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) {
            text += ',';
        }
        text += items[i];
    }
    text += R"(],"total":)" + std::to_string(total) + R"(,"next_cursor":)" + textOf(orNull(nextCursor)) + "}";
    return text;
}

} // namespace wakedock::api
