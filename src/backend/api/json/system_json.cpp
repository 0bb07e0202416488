#include "backend/api/json/system_json.h"

#include "backend/api/json/json_parts.h"
#include "backend/api/json/words.h"

#include <nlohmann/json.hpp>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

ordered_json engineJson(const core::EngineVersion &engine)
{
    if (engine.version.empty()) {
        return nullptr;
    }
    ordered_json json;
    json["name"] = engine.name;
    json["version"] = engine.version;
    json["api_version"] = engine.apiVersion;
    json["os"] = engine.os;
    json["architecture"] = engine.architecture;
    return json;
}

ordered_json proxyJson(const core::ProxyStatus &proxy)
{
    ordered_json json;
    json["reachable"] = proxy.reachable;
    json["version"] = proxy.version;
    json["admin_url"] = proxy.adminUrl;
    json["managed"] = proxy.managed;
    json["active_routes"] = proxy.activeRoutes;
    json["http_port"] = proxy.httpPort;
    json["https_port"] = proxy.httpsPort;
    json["sees_marks"] = proxy.seesMarks;
    json["reaches_gate"] = proxy.reachesGate;
    json["last_error"] = proxy.lastError;
    json["remedy"] = proxy.remedy;
    return json;
}

std::string_view healthWord(const core::SystemHealth &health)
{
    if (!health.ready) {
        return "starting";
    }
    return health.degraded ? "degraded" : "healthy";
}

} // namespace

std::string systemInfoJson(const core::SystemInfo &info)
{
    ordered_json json;
    json["version"] = info.version;
    json["instance_name"] = info.instanceName;
    json["started_at"] = toRfc3339(info.startedAt);
    json["engine"] = engineJson(info.engine);
    json["caddy"] = proxyJson(info.proxy);
    json["services"] = {{"total", info.services}, {"running", info.running}, {"sleeping", info.sleeping}};
    return textOf(json);
}

std::string systemHealthJson(const core::SystemHealth &health)
{
    ordered_json components = ordered_json::array();
    for (const auto &part : health.components) {
        ordered_json item;
        item["name"] = part.name;
        item["availability"] = wordOf(part.availability);
        item["detail"] = part.detail;
        item["remedy"] = part.remedy;
        item["since"] = toRfc3339(part.since);
        components.push_back(std::move(item));
    }
    ordered_json json;
    json["status"] = healthWord(health);
    json["ready"] = health.ready;
    json["components"] = std::move(components);
    return textOf(json);
}

std::string readinessJson(const core::SystemHealth &health)
{
    ordered_json components = ordered_json::object();
    for (const auto &part : health.components) {
        components[part.name] = wordOf(part.availability);
    }
    ordered_json json;
    json["ready"] = health.ready;
    json["components"] = std::move(components);
    return textOf(json);
}

} // namespace wakedock::api
