#include "backend/infrastructure/caddy/api/admin_address.h"

#include "backend/infrastructure/caddy/config/listen_address.h"
#include "backend/shared/exceptions/error.h"

#include <string_view>

namespace wakedock::caddy {

namespace {

/// The rest after a known beginning; empty when it begins otherwise.
std::string restAfter(std::string_view text, std::string_view beginning)
{
    return text.starts_with(beginning) ? std::string(text.substr(beginning.size())) : std::string();
}

} // namespace

AdminAddress readAdminAddress(const std::string &url)
{
    for (const std::string_view scheme : {"unix://", "unix/"}) {
        if (const auto path = restAfter(url, scheme); path.starts_with('/')) {
            return {.endpoint = http_client::Endpoint::unixSocket(path), .listen = "unix/" + path, .text = "unix://" + path};
        }
    }
    auto place = url.starts_with("http://") ? url.substr(7) : url;
    if (place.ends_with('/')) {
        place.pop_back();
    }
    const auto address = place.find('/') == std::string::npos ? readListenAddress(place) : std::nullopt;
    if (!address || address->host.empty() || address->firstPort != address->lastPort) {
        throw Error(ErrorCode::Invalid, "bad_caddy_admin", "\"" + url + "\" is no address of a Caddy admin API.")
            .withField("caddy.admin", "must look like http://127.0.0.1:2019 or unix:///run/caddy/admin.sock")
            .withRemedy("Set caddy.admin to http://HOST:PORT or unix:///PATH.");
    }
    return {.endpoint = http_client::Endpoint::tcp(address->host, address->firstPort),
            .listen = place,
            .text = "http://" + place};
}

} // namespace wakedock::caddy
