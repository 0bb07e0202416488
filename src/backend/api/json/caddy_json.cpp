#include "backend/api/json/caddy_json.h"

#include "backend/api/json/config_masks.h"
#include "backend/api/json/json_parts.h"
#include "backend/api/json/words.h"

#include <nlohmann/json.hpp>

namespace wakedock::api {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

const char *keeperWord(core::ProxyKeeper keeper)
{
    switch (keeper) {
    case core::ProxyKeeper::Managed:
        return "managed";
    case core::ProxyKeeper::Container:
        return "container";
    case core::ProxyKeeper::Foreign:
        break;
    }
    return "foreign";
}

ordered_json findingsJson(const std::vector<core::ConfigFinding> &findings)
{
    ordered_json items = ordered_json::array();
    for (const auto &finding : findings) {
        items.push_back({{"message", finding.message}, {"line", orNull(finding.line)}, {"path", textOrNull(finding.path)}});
    }
    return items;
}

/// No value is null; `change` tells it from a null that was there.
ordered_json sideJson(const core::ConfigDifference &difference, const std::string &side, bool showsSecrets)
{
    if (side.empty()) {
        return nullptr;
    }
    auto value = ordered_json::parse(side, nullptr, false);
    return showsSecrets ? withoutOwnKeys(difference.path, std::move(value)) : maskedAt(difference.path, std::move(value));
}

ordered_json differencesJson(const std::vector<core::ConfigDifference> &differences, bool showsSecrets)
{
    ordered_json items = ordered_json::array();
    for (const auto &each : differences) {
        ordered_json item;
        item["path"] = each.path;
        item["change"] = each.before.empty() ? "added" : each.after.empty() ? "removed" : "changed";
        item["owner"] = each.ours ? "wakedock" : "operator";
        item["before"] = sideJson(each, each.before, showsSecrets);
        item["after"] = sideJson(each, each.after, showsSecrets);
        items.push_back(std::move(item));
    }
    return items;
}

ordered_json backupFacts(const core::ConfigBackup &backup)
{
    ordered_json item;
    item["id"] = backup.id.value;
    item["created_at"] = toRfc3339(backup.createdAt);
    item["size"] = backup.size;
    item["hash"] = textOrNull(backup.hash);
    item["reason"] = backup.reason;
    item["damaged"] = backup.damaged;
    return item;
}

ordered_json outcomeJson(bool applied, bool changed, const std::string &hash)
{
    ordered_json item;
    item["applied"] = applied;
    item["changed"] = changed;
    item["hash"] = textOrNull(hash);
    return item;
}

} // namespace

std::string proxyReportJson(const core::ProxyReport &report)
{
    const auto &status = report.status;
    ordered_json item;
    item["reachable"] = status.reachable;
    item["admin"] = status.adminUrl;
    item["keeper"] = keeperWord(report.keeper);
    item["version"] = textOrNull(report.version);
    item["capabilities"] = report.capabilities;
    item["started_at"] = timeOrNull(report.startedAt);
    item["uptime_seconds"] = report.uptimeSeconds ? ordered_json(*report.uptimeSeconds) : ordered_json();
    item["http_port"] = status.httpPort;
    item["https_port"] = status.httpsPort;
    item["active_routes"] = status.activeRoutes;
    item["foreign_routes"] = report.foreignRoutes;
    item["foreign_hosts"] = report.foreignHosts;
    item["sees_marks"] = status.seesMarks;
    item["reaches_gate"] = status.reachesGate;
    item["request_statistics"] = wordOf(status.requestCounting);
    item["last_error"] = textOrNull(status.lastError);
    item["remedy"] = textOrNull(status.remedy);
    return textOf(item);
}

std::string proxyConfigJson(const core::ProxyConfigView &view, bool withDifferences, bool showsSecrets)
{
    auto config = ordered_json::parse(view.live.json, nullptr, false);
    if (showsSecrets) {
        maskOwnKeys(config);
    } else {
        maskConfig(config);
    }
    ordered_json item;
    item["hash"] = view.live.hash;
    item["wished_hash"] = view.wished.hash;
    item["as_wished"] = view.drift.empty();
    item["masked"] = !showsSecrets;
    item["config"] = std::move(config);
    if (withDifferences) {
        item["differences"] = differencesJson(view.drift, showsSecrets);
    }
    return textOf(item);
}

std::string configTrialJson(const core::ConfigTrial &trial)
{
    ordered_json item;
    item["valid"] = trial.isValid();
    item["errors"] = findingsJson(trial.errors);
    item["warnings"] = findingsJson(trial.warnings);
    item["hash"] = textOrNull(trial.config.hash);
    item["differences"] = differencesJson(trial.differences, true);
    return textOf(item);
}

std::string configAppliedJson(const core::ConfigApplied &applied)
{
    auto item = outcomeJson(true, applied.changed, applied.config.hash);
    item["backup"] = applied.backup ? backupFacts(*applied.backup) : ordered_json();
    item["warnings"] = findingsJson(applied.warnings);
    item["differences"] = differencesJson(applied.differences, true);
    return textOf(item);
}

std::string dryRunJson(const std::vector<core::ConfigFinding> &warnings,
                       const std::vector<core::ConfigDifference> &differences, const std::string &hash)
{
    auto item = outcomeJson(false, !differences.empty(), hash);
    item["backup"] = nullptr;
    item["warnings"] = findingsJson(warnings);
    item["differences"] = differencesJson(differences, true);
    return textOf(item);
}

std::string configBackupJson(const core::ConfigBackup &backup)
{
    return textOf(backupFacts(backup));
}

std::string configBackupJson(const core::ConfigBackup &backup, const core::ProxyConfig &config,
                             const std::vector<core::ConfigDifference> *differences)
{
    auto item = backupFacts(backup);
    item["config"] = ordered_json::parse(config.json, nullptr, false);
    maskOwnKeys(item["config"]);
    if (differences != nullptr) {
        item["differences"] = differencesJson(*differences, true);
    }
    return textOf(item);
}

core::ConfigText configTextFrom(const json &body)
{
    core::ConfigText text;
    const auto &config = body.at("config");
    text.text = config.is_string() ? config.get<std::string>() : config.dump();
    text.language =
        body.value("adapter", "json") == "caddyfile" ? core::ConfigLanguage::Caddyfile : core::ConfigLanguage::Json;
    return text;
}

} // namespace wakedock::api
