#pragma once

#include "backend/core/repositories/repositories.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>

namespace wakedock::database {

inline constexpr std::int64_t AfterTheNewest = std::numeric_limits<std::int64_t>::max();

inline int pageLimit(const core::Page &page)
{
    return std::clamp(page.limit, 1, core::Page::MaxLimit);
}

/// A cursor that is a number: of an audit entry, of a revision. @throws Error Invalid (`cursor_unknown`)
std::int64_t numberCursor(const core::Page &page);

} // namespace wakedock::database
