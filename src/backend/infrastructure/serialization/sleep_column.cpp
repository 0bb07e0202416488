#include "backend/infrastructure/serialization/sleep_column.h"

#include "backend/infrastructure/serialization/column_reader.h"

#include <nlohmann/json.hpp>

namespace wakedock::serialization {
namespace {

Json hoursJson(const std::vector<core::AwakeHours> &all)
{
    Json list = Json::array();
    for (const auto &hours : all) {
        list.push_back({{"days", hours.days}, {"from", hours.fromMinute}, {"to", hours.toMinute}});
    }
    return list;
}

void takeHours(const Json &object, std::vector<core::AwakeHours> &into)
{
    const auto found = object.find("awake_hours");
    if (found == object.end()) {
        return;
    }
    for (const auto &each : *found) {
        core::AwakeHours hours;
        hours.days = each.value("days", std::vector<int>());
        take(each, "from", hours.fromMinute);
        take(each, "to", hours.toMinute);
        into.push_back(std::move(hours));
    }
}

Json patternJson(const core::VisitorPattern &pattern)
{
    return {{"methods", pattern.methods},
            {"paths", pattern.paths},
            {"user_agents", pattern.userAgents},
            {"networks", pattern.networks}};
}

void takePattern(const Json &object, const char *key, core::VisitorPattern &into)
{
    const auto found = object.find(key);
    if (found == object.end()) {
        return;
    }
    take(*found, "methods", into.methods);
    take(*found, "paths", into.paths);
    take(*found, "user_agents", into.userAgents);
    take(*found, "networks", into.networks);
}

} // namespace

Json sleepJson(const core::SleepPolicy &sleep)
{
    Json object = {{"enabled", sleep.enabled},
                   {"idle_minutes", sleep.idleMinutes},
                   {"grace_seconds", sleep.graceSeconds},
                   {"wake_timeout_seconds", sleep.wakeTimeoutSeconds},
                   {"stop_mode", wordOf(sleep.stopMode)},
                   {"stop_timeout_seconds", sleep.stopTimeoutSeconds},
                   {"awake_hours", hoursJson(sleep.awakeHours)},
                   {"wake_only", patternJson(sleep.wakeOnly)},
                   {"wake_never", patternJson(sleep.wakeNever)},
                   {"answer_probes", sleep.answersProbes}};
    putOptional(object, "cpu_percent", sleep.cpuPercent);
    putOptional(object, "network_bytes_per_second", sleep.networkBytesPerSecond);
    return object;
}

core::SleepPolicy sleepFrom(const Json &object)
{
    core::SleepPolicy sleep;
    take(object, "enabled", sleep.enabled);
    take(object, "idle_minutes", sleep.idleMinutes);
    take(object, "grace_seconds", sleep.graceSeconds);
    take(object, "wake_timeout_seconds", sleep.wakeTimeoutSeconds);
    takeWord(object, "stop_mode", sleep.stopMode);
    take(object, "stop_timeout_seconds", sleep.stopTimeoutSeconds);
    takeOptional(object, "cpu_percent", sleep.cpuPercent);
    takeOptional(object, "network_bytes_per_second", sleep.networkBytesPerSecond);
    takeHours(object, sleep.awakeHours);
    takePattern(object, "wake_only", sleep.wakeOnly);
    takePattern(object, "wake_never", sleep.wakeNever);
    take(object, "answer_probes", sleep.answersProbes);
    return sleep;
}

Json loadingPageJson(const core::LoadingPage &page)
{
    return {{"title", page.title},   {"message", page.message}, {"theme", wordOf(page.theme)},
            {"accent", page.accent}, {"logo", page.logo},       {"show_log", page.showsLog}};
}

core::LoadingPage loadingPageFrom(const Json &object)
{
    core::LoadingPage page;
    take(object, "title", page.title);
    take(object, "message", page.message);
    takeWord(object, "theme", page.theme);
    take(object, "accent", page.accent);
    take(object, "logo", page.logo);
    take(object, "show_log", page.showsLog);
    return page;
}

} // namespace wakedock::serialization
