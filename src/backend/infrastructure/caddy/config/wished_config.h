#pragma once

#include "backend/core/domain/route.h"
#include "backend/infrastructure/caddy/caddy_settings.h"
#include "backend/infrastructure/caddy/config/own_certificates.h"
#include "backend/infrastructure/caddy/config/placements.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// What Caddy's configuration shall say of WakeDock.
struct ConfigWish {
    CaddySettings settings;
    std::vector<core::Route> routes;
    ProxyPorts ports;
    bool isManaged = false; ///< Then the ports are ours to set as well.
    bool keepsStreams = false; ///< See GateWish.
    bool countsHosts = false; ///< Caddy 2.9 and later count by host as well.
    CertificateWish certificates = {};
};

/// The ports that count: those of the settings, else those Caddy was started with by us, else what its configuration
/// says, else 80 and 443.
[[nodiscard]] ProxyPorts resolvePorts(const CaddySettings &settings, const std::optional<ProxyPorts> &managed,
                                      const nlohmann::json &actual);

/// A short name for the content of the wish: equal wishes, equal names.
[[nodiscard]] std::string revisionOf(const ConfigWish &wish);

/// `actual` with everything of ours as wished and everything else as it was. Equal to `actual` when nothing is to be done.
[[nodiscard]] nlohmann::json wishedConfig(const nlohmann::json &actual, const ConfigWish &wish);
/// @param revision that of the wish, where it is known: it is half of the work
[[nodiscard]] nlohmann::json wishedConfig(const nlohmann::json &actual, const ConfigWish &wish, const std::string &revision);

/// What `caddy run` of our own starts with: admin address, ports, a log that turns itself over, no routes.
/// @param adminListen in Caddy's spelling
[[nodiscard]] nlohmann::json baseConfig(const std::string &adminListen, const ProxyPorts &ports, const std::string &logFile);

/// The same with what an operator had put in force in that Caddy, so that it outlives a restart.
/// @param kept as configOf() wrote it; anything unreadable is left out
[[nodiscard]] nlohmann::json startConfig(nlohmann::json base, const std::string &kept);

/// Where that is kept: in the folder of the managed Caddy, nobody else's to read.
[[nodiscard]] std::string keptConfigFile(const std::string &dataDir);

} // namespace wakedock::caddy
