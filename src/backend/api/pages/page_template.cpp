#include "backend/api/pages/page_template.h"

namespace wakedock::api {

std::string fillPage(const std::string &page, const std::map<std::string, std::string> &values)
{
    std::string filled;
    std::size_t at = 0;
    for (std::size_t open = page.find("{{"); open != std::string::npos; open = page.find("{{", at)) {
        const auto close = page.find("}}", open);
        if (close == std::string::npos) {
            break;
        }
        filled += page.substr(at, open - at);
        if (const auto value = values.find(page.substr(open + 2, close - open - 2)); value != values.end()) {
            filled += value->second;
        }
        at = close + 2;
    }
    return filled + page.substr(at);
}

} // namespace wakedock::api
