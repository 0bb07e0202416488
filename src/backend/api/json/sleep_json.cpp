#include "backend/api/json/sleep_json.h"

#include "backend/api/json/json_parts.h"
#include "backend/api/json/take_json.h"
#include "backend/core/domain/rules/awake_hours_text.h"
#include "backend/core/domain/rules/clock_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace wakedock::api {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

ordered_json hoursJson(const std::vector<core::AwakeHours> &all)
{
    ordered_json list = ordered_json::array();
    for (const auto &hours : all) {
        ordered_json item;
        item["days"] = ordered_json::array();
        for (const int day : hours.days) {
            item["days"].push_back(core::weekdayWords.at(static_cast<std::size_t>(day - 1)));
        }
        item["from"] = core::clockText(hours.fromMinute);
        item["to"] = core::clockText(hours.toMinute);
        list.push_back(std::move(item));
    }
    return list;
}

core::AwakeHours hoursFrom(const json &from)
{
    core::AwakeHours hours;
    whenThere(from, "days", [&hours](const json &days) {
        for (const auto &word : days) {
            const auto found = std::ranges::find(core::weekdayWords, word.get<std::string>());
            hours.days.push_back(static_cast<int>(found - core::weekdayWords.begin()) + 1);
        }
    });
    std::string text;
    take(from, "from", text);
    hours.fromMinute = core::minuteOfDay(text).value_or(-1);
    take(from, "to", text);
    hours.toMinute = core::minuteOfDay(text).value_or(-1);
    return hours;
}

ordered_json patternJson(const core::VisitorPattern &pattern)
{
    ordered_json item;
    item["methods"] = pattern.methods;
    item["paths"] = pattern.paths;
    item["user_agents"] = pattern.userAgents;
    item["networks"] = pattern.networks;
    return item;
}

core::VisitorPattern patternFrom(const json &from)
{
    core::VisitorPattern pattern;
    take(from, "methods", pattern.methods);
    take(from, "paths", pattern.paths);
    take(from, "user_agents", pattern.userAgents);
    take(from, "networks", pattern.networks);
    return pattern;
}

} // namespace

ordered_json sleepJson(const core::SleepPolicy &sleep)
{
    ordered_json object;
    object["enabled"] = sleep.enabled;
    object["idle_minutes"] = sleep.idleMinutes;
    object["grace_seconds"] = sleep.graceSeconds;
    object["wake_timeout_seconds"] = sleep.wakeTimeoutSeconds;
    object["stop_mode"] = wordOf(sleep.stopMode);
    object["stop_timeout_seconds"] = sleep.stopTimeoutSeconds;
    object["cpu_percent"] = orNull(sleep.cpuPercent);
    object["network_bytes_per_second"] = sleep.networkBytesPerSecond ? ordered_json(*sleep.networkBytesPerSecond) : nullptr;
    object["awake_hours"] = hoursJson(sleep.awakeHours);
    object["wake_only"] = patternJson(sleep.wakeOnly);
    object["wake_never"] = patternJson(sleep.wakeNever);
    object["answer_probes"] = sleep.answersProbes;
    return object;
}

ordered_json loadingPageJson(const core::LoadingPage &page)
{
    ordered_json object;
    object["title"] = page.title;
    object["message"] = page.message;
    object["theme"] = wordOf(page.theme);
    object["accent"] = page.accent;
    object["logo"] = page.logo;
    object["show_log"] = page.showsLog;
    return object;
}

ordered_json wakefulnessJson(const std::optional<core::Wakefulness> &awake)
{
    if (!awake) {
        return nullptr;
    }
    ordered_json object;
    object["reason"] = wordOf(awake->reason);
    object["detail"] = awake->detail;
    object["sleeps_at"] = timeOrNull(awake->sleepsAt);
    object["kept_until"] = timeOrNull(awake->keptUntil);
    return object;
}

core::SleepPolicy sleepFromJson(const json &from, core::SleepPolicy sleep)
{
    take(from, "enabled", sleep.enabled);
    take(from, "idle_minutes", sleep.idleMinutes);
    take(from, "grace_seconds", sleep.graceSeconds);
    take(from, "wake_timeout_seconds", sleep.wakeTimeoutSeconds);
    takeWord(from, "stop_mode", sleep.stopMode);
    take(from, "stop_timeout_seconds", sleep.stopTimeoutSeconds);
    take(from, "cpu_percent", sleep.cpuPercent);
    take(from, "network_bytes_per_second", sleep.networkBytesPerSecond);
    whenThere(from, "awake_hours", [&sleep](const json &list) {
        for (const auto &item : list) {
            sleep.awakeHours.push_back(hoursFrom(item));
        }
    });
    whenThere(from, "wake_only", [&sleep](const json &object) { sleep.wakeOnly = patternFrom(object); });
    whenThere(from, "wake_never", [&sleep](const json &object) { sleep.wakeNever = patternFrom(object); });
    take(from, "answer_probes", sleep.answersProbes);
    return sleep;
}

core::LoadingPage loadingPageFromJson(const json &from)
{
    core::LoadingPage page;
    take(from, "title", page.title);
    take(from, "message", page.message);
    takeWord(from, "theme", page.theme);
    take(from, "accent", page.accent);
    take(from, "logo", page.logo);
    take(from, "show_log", page.showsLog);
    return page;
}

} // namespace wakedock::api
