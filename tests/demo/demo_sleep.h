#pragma once

#include "backend/core/domain/sleep_advice.h"
#include "backend/core/domain/wake.h"

#include <vector>

namespace wakedock::tests {

/// A few wakes of each kind, newest first.
inline std::vector<core::Wake> demoWakes(const core::ServiceId &service, Timestamp now)
{
    using std::chrono::hours;
    using std::chrono::minutes;
    const auto asleepFrom = [now](int hoursAgo) { return now - hours(hoursAgo) + minutes(48); };
    constexpr std::int64_t Gigabyte = 1024LL * 1024 * 1024;
    const std::string firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    const std::string crawler = "Mozilla/5.0 (compatible; ExampleBot/1.4; +https://bot.example.org)";
    const auto visit = [&](Timestamp at, const char *client, const char *method, const char *path,
                           const std::string &agent) {
        core::Wake wake;
        wake.at = at;
        wake.client = client;
        wake.method = method;
        wake.path = path;
        wake.userAgent = agent;
        wake.waiting = 1;
        wake.outcome = core::WakeOutcome::Awake;
        return wake;
    };
    const auto wish = [](Timestamp at, core::WakeCause cause, const char *actor, std::int64_t took) {
        core::Wake wake;
        wake.at = at;
        wake.cause = cause;
        wake.actor = actor;
        wake.durationMs = took;
        wake.outcome = core::WakeOutcome::Awake;
        return wake;
    };
    std::vector<core::Wake> wakes{visit(now - minutes(12), "203.0.113.9", "GET", "/", firefox),
                                  visit(now - hours(5), "198.51.100.23", "GET", "/products/lamp", crawler),
                                  visit(now - hours(9), "198.51.100.23", "HEAD", "/robots.txt", crawler),
                                  wish(now - hours(26), core::WakeCause::Window, "local:operator", 1630),
                                  wish(now - hours(31), core::WakeCause::Dependency, "checkout", 1720),
                                  wish(now - hours(50), core::WakeCause::Api, "nightly", 1580)};
    wakes[0].waiting = 2;
    wakes[0].durationMs = 1840;
    wakes[1].durationMs = 2110;
    wakes[1].sleptAt = asleepFrom(5);
    wakes[1].memoryByteSeconds = Gigabyte * 1100;
    wakes[2].durationMs = 60000;
    wakes[2].outcome = core::WakeOutcome::Failed;
    wakes[2].error = "It did not become healthy within 60 s: connection refused.";
    wakes[3].sleptAt = asleepFrom(26);
    wakes[3].memoryByteSeconds = Gigabyte * 960;
    wakes[4].sleptAt = asleepFrom(31);
    wakes[5].sleptAt = asleepFrom(50);
    wakes[5].memoryByteSeconds = Gigabyte * 20;
    int number = 0;
    for (core::Wake &wake : wakes) {
        wake.id = service.value + "-wake-" + std::to_string(++number);
        wake.serviceId = service;
    }
    return wakes;
}

} // namespace wakedock::tests
