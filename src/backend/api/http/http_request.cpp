#include "backend/api/http/http_request.h"

#include <algorithm>

namespace wakedock::api {

const std::string *Parameters::find(std::string_view name) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [name](const Entry &entry) { return entry.first == name; });
    return found == m_entries.end() ? nullptr : &found->second;
}

std::string Parameters::value(std::string_view name, std::string_view fallback) const
{
    const std::string *found = find(name);
    return found ? *found : std::string(fallback);
}

bool isWebSocketUpgrade(const HttpRequest &request)
{
    return request.method == "GET" && request.headers.hasToken("Upgrade", "websocket")
        && request.headers.hasToken("Connection", "upgrade");
}

} // namespace wakedock::api
