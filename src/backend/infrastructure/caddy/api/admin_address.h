#pragma once

#include "backend/infrastructure/http_client/endpoint.h"

#include <string>

namespace wakedock::caddy {

/// Where Caddy's admin API is, in the three spellings that need it.
struct AdminAddress {
    http_client::Endpoint endpoint;
    std::string listen; ///< As Caddy's configuration says it: `127.0.0.1:2019`, `unix//run/caddy/admin.sock`.
    std::string text; ///< For people.
};

/// Reads `http://127.0.0.1:2019`, `127.0.0.1:2019`, `unix:///run/caddy/admin.sock` or Caddy's own `unix//run/...`.
/// @throws Error Invalid (`bad_caddy_admin`)
[[nodiscard]] AdminAddress readAdminAddress(const std::string &url);

} // namespace wakedock::caddy
