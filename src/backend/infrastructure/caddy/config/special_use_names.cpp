#include "backend/infrastructure/caddy/config/special_use_names.h"

#include <algorithm>
#include <array>

namespace wakedock::caddy {

bool isSpecialUseName(std::string_view host)
{
    static constexpr std::array<std::string_view, 6> suffixes{".local",    ".localhost", ".test",
                                                              ".internal", ".home.arpa", ".invalid"};
    if (host.find('.') == std::string_view::npos) {
        return true;
    }
    return std::ranges::any_of(suffixes, [host](std::string_view suffix) { return host.ends_with(suffix); });
}

} // namespace wakedock::caddy
