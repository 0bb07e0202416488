#include "backend/infrastructure/database/repositories/paging.h"

#include "backend/infrastructure/database/repositories/repository_errors.h"

#include <charconv>

namespace wakedock::database {

std::int64_t numberCursor(const core::Page &page)
{
    if (page.before.empty()) {
        return AfterTheNewest;
    }
    std::int64_t number = 0;
    const char *end = page.before.data() + page.before.size();
    const auto [stopped, failure] = std::from_chars(page.before.data(), end, number);
    if (failure != std::errc() || stopped != end) {
        throw cursorUnknown();
    }
    return number;
}

} // namespace wakedock::database
