#include "backend/api/json/service_json.h"

#include "backend/api/json/config_json.h"
#include "backend/api/json/json_parts.h"
#include "backend/api/json/sleep_json.h"
#include "backend/api/json/words.h"

#include <nlohmann/json.hpp>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

void maskSecrets(ordered_json &json, Secrets secrets)
{
    if (secrets == Secrets::Masked) {
        for (auto &[name, value] : json["environment"].items()) {
            if (looksSecret(name)) {
                value = core::HiddenText;
            }
        }
        for (const char *side : {"wake_only", "wake_never"}) {
            json["sleep"][side]["networks"] = ordered_json::array();
        }
    }
    if (secrets != Secrets::Shown && !json["caddy_snippet"].is_null()) {
        json["caddy_snippet"] = core::HiddenText;
    }
}

} // namespace

std::string serviceJson(const core::Service &service, Secrets secrets)
{
    const auto &record = service.record;
    const auto &state = service.state;
    ordered_json json;
    json["id"] = record.id.value;
    addConfig(json, record.config);
    maskSecrets(json, secrets);
    json["owner"] = record.owner;
    json["version"] = record.version;
    json["revision"] = record.revision;
    json["status"] = wordOf(state.status);
    json["status_reason"] = state.statusReason;
    json["container_ids"] = state.containerIds;
    json["adopted_container_id"] = textOrNull(record.adoptedContainerId);
    json["bound_ports"] = portsJson(state.boundPorts);
    json["resolved_port"] = orNull(record.resolvedPort);
    json["created_at"] = toRfc3339(record.createdAt);
    json["updated_at"] = toRfc3339(record.updatedAt);
    json["awake"] = wakefulnessJson(state.awake);
    json["started_at"] = timeOrNull(state.startedAt);
    json["last_access_at"] = timeOrNull(state.lastAccessAt);
    json["last_wake_at"] = timeOrNull(state.lastWakeAt);
    return textOf(json);
}

std::string serviceJson(const core::Service &service)
{
    return serviceJson(service, Secrets::Masked);
}

} // namespace wakedock::api
