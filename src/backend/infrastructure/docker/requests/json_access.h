#pragma once

#include "backend/infrastructure/http_client/http_message.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <map>
#include <string>

namespace wakedock::docker {

// Engines leave members out, send null for empty lists and add what nobody knows yet: reading never throws for that.

/// The body as JSON. @throws Error UpstreamFailed (`engine_failed`) when it is none
[[nodiscard]] nlohmann::json jsonBody(const http_client::HttpResponse &answer);
/// The member, or null where there is none.
[[nodiscard]] const nlohmann::json &jsonMember(const nlohmann::json &object, const char *key);
[[nodiscard]] std::string jsonText(const nlohmann::json &object, const char *key);
[[nodiscard]] std::int64_t jsonNumber(const nlohmann::json &object, const char *key);
[[nodiscard]] bool jsonFlag(const nlohmann::json &object, const char *key);
/// An object of texts (labels); empty for anything else.
[[nodiscard]] std::map<std::string, std::string> jsonTexts(const nlohmann::json &object, const char *key);
/// `filters={"label":["key=value"]}`, percent-encoded; the value may be empty (any).
[[nodiscard]] std::string labelFilter(const std::string &labelKey, const std::string &labelValue);
/// A POST with a JSON body. Invalid UTF-8 (from a person's environment variable, say) becomes U+FFFD.
[[nodiscard]] http_client::HttpRequest jsonPost(std::string target, const nlohmann::json &body);

} // namespace wakedock::docker
