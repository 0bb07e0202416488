#pragma once

#include "backend/core/domain/proxy_config.h"
#include "backend/core/use_cases/caddy/config_desk.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace wakedock::api {

[[nodiscard]] std::string proxyReportJson(const core::ProxyReport &report);

/// @param showsSecrets false = what looks secret is masked
[[nodiscard]] std::string proxyConfigJson(const core::ProxyConfigView &view, bool withDifferences, bool showsSecrets);

[[nodiscard]] std::string configTrialJson(const core::ConfigTrial &trial);

[[nodiscard]] std::string configAppliedJson(const core::ConfigApplied &applied);
/// What it would be: nothing has been done.
[[nodiscard]] std::string dryRunJson(const std::vector<core::ConfigFinding> &warnings,
                                     const std::vector<core::ConfigDifference> &differences, const std::string &hash);

[[nodiscard]] std::string configBackupJson(const core::ConfigBackup &backup);
/// With its content. @param differences nothing = not asked for
[[nodiscard]] std::string configBackupJson(const core::ConfigBackup &backup, const core::ProxyConfig &config,
                                           const std::vector<core::ConfigDifference> *differences);

/// `{config, adapter}` of a request; `config` may be text or, for JSON, the document itself.
[[nodiscard]] core::ConfigText configTextFrom(const nlohmann::json &body);

} // namespace wakedock::api
