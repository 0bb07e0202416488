#include "backend/infrastructure/caddy/monitoring/caddy_environment.h"

namespace wakedock::caddy {

QProcessEnvironment caddyEnvironment(const std::string &folder)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : environment.keys()) {
        // Passwords meant for us are none of its business, and a Caddy that tells systemd "ready" would speak for us.
        if (name.startsWith("WAKEDOCK_") || name == "NOTIFY_SOCKET" || name.startsWith("LISTEN_FD")
            || name.startsWith("WATCHDOG_") || name == "CADDY_ADMIN") {
            environment.remove(name);
        }
    }
    // A home of its own: the operator's Caddy keeps its certificates and its autosave to itself.
    environment.insert("XDG_CONFIG_HOME", QString::fromStdString(folder + "/config"));
    environment.insert("XDG_DATA_HOME", QString::fromStdString(folder + "/data"));
    return environment;
}

} // namespace wakedock::caddy
