#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::api {

/// `{"items": [...], "total": n, "next_cursor": s|null}` around items that are JSON texts already.
[[nodiscard]] std::string listJson(const std::vector<std::string_view> &items, std::size_t total,
                                   const std::optional<std::string> &nextCursor);

} // namespace wakedock::api
