#include "backend/api/json/service_json.h"

#include "backend/api/json/config_json.h"
#include "backend/api/json/json_parts.h"
#include "backend/api/json/words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

constexpr const char *maskedValue = "********";

/// As a word of the name, so that KEYBOARD and TOKENIZER_PATH stay readable.
constexpr std::array<std::string_view, 13> secretWords{"PASSWORD", "PASSWD",     "PASS",       "PASSPHRASE", "PWD",
                                                       "SECRET",   "SECRETS",    "TOKEN",      "TOKENS",     "KEY",
                                                       "KEYS",     "CREDENTIAL", "CREDENTIALS"};

bool isSecretWord(const std::string &word)
{
    return std::ranges::find(secretWords, word) != secretWords.end() || word.ends_with("PASSWORD")
        || word.ends_with("SECRET") || word.ends_with("TOKEN") || word.ends_with("APIKEY");
}

} // namespace

bool looksSecret(const std::string &name)
{
    std::string word;
    for (const char c : name + "_") {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            word += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        } else if (isSecretWord(std::exchange(word, {}))) {
            return true;
        }
    }
    return false;
}

std::string serviceJson(const core::Service &service, Secrets secrets)
{
    const auto &record = service.record;
    const auto &state = service.state;
    ordered_json json;
    json["id"] = record.id.value;
    addConfig(json, record.config);
    if (secrets == Secrets::Masked) {
        for (auto &[name, value] : json["environment"].items()) {
            if (looksSecret(name)) {
                value = maskedValue;
            }
        }
    }
    json["owner"] = record.owner;
    json["version"] = record.version;
    json["revision"] = record.revision;
    json["status"] = wordOf(state.status);
    json["status_reason"] = state.statusReason;
    json["container_ids"] = state.containerIds;
    json["bound_ports"] = portsJson(state.boundPorts);
    json["resolved_port"] = orNull(record.resolvedPort);
    json["created_at"] = toRfc3339(record.createdAt);
    json["updated_at"] = toRfc3339(record.updatedAt);
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
