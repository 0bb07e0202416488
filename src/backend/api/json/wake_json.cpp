#include "backend/api/json/wake_json.h"

#include "backend/api/json/json_parts.h"
#include "backend/api/json/words.h"

#include <nlohmann/json.hpp>

namespace wakedock::api {

namespace {

nlohmann::ordered_json numberOrNull(const std::optional<std::int64_t> &number)
{
    return number ? nlohmann::ordered_json(*number) : nlohmann::ordered_json(nullptr);
}

} // namespace

std::string wakeJson(const core::Wake &wake)
{
    nlohmann::ordered_json json;
    json["id"] = wake.id;
    json["service_id"] = wake.serviceId.value;
    json["at"] = toRfc3339(wake.at);
    json["cause"] = wordOf(wake.cause);
    json["actor"] = wake.actor;
    json["client"] = wake.client;
    json["method"] = wake.method;
    json["path"] = wake.path;
    json["user_agent"] = wake.userAgent;
    json["waiting"] = wake.waiting;
    json["duration_ms"] = numberOrNull(wake.durationMs);
    json["outcome"] = wordOf(wake.outcome);
    json["error"] = wake.error;
    json["slept_at"] = timeOrNull(wake.sleptAt);
    json["memory_byte_seconds"] = numberOrNull(wake.memoryByteSeconds);
    return textOf(json);
}

std::string adviceJson(const core::SleepAdvice &advice)
{
    nlohmann::ordered_json json;
    json["service_id"] = advice.serviceId.value;
    json["name"] = advice.name;
    json["memory_bytes"] = advice.memoryBytes;
    json["quiet_share"] = advice.quietShare;
    json["wakes_per_day"] = advice.wakesPerDay;
    json["waiting_per_day"] = advice.waitingPerDay;
    json["measured_hours"] = advice.measuredHours;
    json["basis"] = wordOf(advice.basis);
    json["requests"] = numberOrNull(advice.requests);
    return textOf(json);
}

} // namespace wakedock::api
