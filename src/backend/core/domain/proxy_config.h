#pragma once

#include "backend/core/domain/ids.h"
#include "backend/core/domain/route.h"
#include "backend/shared/utils/time_text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// The proxy's whole configuration at one moment: JSON with sorted keys, so that equal content is equal bytes.
struct ProxyConfig {
    std::string json;
    std::string hash; ///< SHA-256 of `json`, hexadecimal.
    bool operator==(const ProxyConfig &) const = default;
};

/// How an operator writes a configuration.
enum class ConfigLanguage { Json, Caddyfile };

struct ConfigText {
    std::string text;
    ConfigLanguage language = ConfigLanguage::Json;
};

/// Something wrong, or worth knowing, in a configuration.
struct ConfigFinding {
    std::string message; ///< The proxy's own words where it has said it.
    std::optional<int> line; ///< From 1, in the text that was given.
    std::string path; ///< JSON pointer; empty where the place is not known.
    bool operator==(const ConfigFinding &) const = default;
};

/// One place in which two configurations differ.
struct ConfigDifference {
    std::string path; ///< JSON pointer: of the later configuration, where something is gone of the former one.
    std::string before; ///< JSON; empty where there was nothing.
    std::string after; ///< JSON; empty where nothing is left.
    bool ours = false; ///< WakeDock made it; everything else is the operator's.
    bool operator==(const ConfigDifference &) const = default;
};

/// What putting a configuration in force would do. Nothing of it has happened.
struct ConfigTrial {
    std::vector<ConfigFinding> errors;
    std::vector<ConfigFinding> warnings;
    ProxyConfig config; ///< The whole of it, WakeDock's own routes included; empty when it is not valid.
    ProxyConfig live; ///< What it would replace.
    std::vector<ConfigDifference> differences;
    [[nodiscard]] bool isValid() const { return errors.empty(); }
};

/// The live configuration beside what WakeDock wishes there.
struct ProxyConfigView {
    ProxyConfig live;
    ProxyConfig wished; ///< `live` with everything of ours as it shall be.
    std::vector<ConfigDifference> drift; ///< From live to wished: ours alone, what the operator wrote is left as it is.
};

/// Who runs the proxy.
enum class ProxyKeeper { Managed, Foreign, Container };

/// What can be found out about the proxy, beyond its status.
struct ProxyReport {
    ProxyStatus status;
    ProxyKeeper keeper = ProxyKeeper::Foreign;
    std::string version; ///< Empty where it cannot be found out.
    std::vector<std::string> capabilities; ///< What this version can and older ones cannot, by name.
    std::optional<Timestamp> startedAt;
    std::optional<std::int64_t> uptimeSeconds;
    int foreignRoutes = 0;
    std::vector<std::string> foreignHosts; ///< Lower case, sorted.
};

using ConfigBackupId = Id<struct ConfigBackupTag>;

/// A configuration that was kept.
struct ConfigBackup {
    ConfigBackupId id;
    Timestamp createdAt{};
    std::uint64_t size = 0; ///< Bytes of the configuration.
    std::string hash; ///< As in ProxyConfig.
    std::string reason;
    bool damaged = false; ///< Its checksum does not fit: it is never used.
    bool operator==(const ConfigBackup &) const = default;
};

} // namespace wakedock::core
