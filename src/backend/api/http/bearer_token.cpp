#include "backend/api/http/bearer_token.h"

#include <string_view>

namespace wakedock::api {

std::string bearerTokenOf(const HttpRequest &request)
{
    constexpr std::string_view scheme = "bearer ";
    const std::string_view value = request.headers.value("Authorization");
    if (request.headers.count("Authorization") != 1 || value.size() <= scheme.size()
        || !equalsIgnoringCase(value.substr(0, scheme.size()), scheme)) {
        return {};
    }
    return std::string(value.substr(scheme.size()));
}

} // namespace wakedock::api
