#include "backend/infrastructure/caddy/config/plain_transport.h"

#include <nlohmann/json.hpp>

namespace wakedock::caddy {

namespace {

constexpr int IdleConnections = 128;

} // namespace

nlohmann::json plainTransport()
{
    return {{"protocol", "http"}};
}

nlohmann::json busyTransport()
{
    nlohmann::json transport = plainTransport();
    // All three: of what one leaves out here, Caddy 2.6 takes nothing from its defaults, and would close none of them ever.
    transport["keep_alive"] = {
        {"max_idle_conns_per_host", IdleConnections}, {"idle_timeout", "2m"}, {"probe_interval", "30s"}};
    return transport;
}

} // namespace wakedock::caddy
