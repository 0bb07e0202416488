#include "backend/core/domain/rules/sleep_settings.h"

#include "backend/core/domain/rules/client_network.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace wakedock::core {

namespace {

using Problems = std::vector<FieldError>;

constexpr int MinutesOfDay = 24 * 60;
/// It travels in every answer that shows the page, and in every list of services.
constexpr std::size_t MaxLogo = 64 * 1024;

void checkTimes(const SleepPolicy &sleep, Problems &problems)
{
    if (sleep.idleMinutes < 1) {
        problems.push_back({"sleep.idle_minutes", "At least 1 minute."});
    }
    if (sleep.graceSeconds < 0 || sleep.stopTimeoutSeconds < 0) {
        problems.push_back({"sleep", "Seconds are not negative."});
    }
    if (sleep.wakeTimeoutSeconds < 1 || sleep.wakeTimeoutSeconds > 3600) {
        problems.push_back({"sleep.wake_timeout_seconds", "Between 1 and 3600 seconds."});
    }
}

void checkLimits(const SleepPolicy &sleep, Problems &problems)
{
    if (sleep.cpuPercent && (*sleep.cpuPercent <= 0 || *sleep.cpuPercent > 100000)) {
        problems.push_back({"sleep.cpu_percent", "More than 0 per cent of one core; leave it out to not ask for it."});
    }
    if (sleep.networkBytesPerSecond && *sleep.networkBytesPerSecond <= 0) {
        problems.push_back({"sleep.network_bytes_per_second", "More than 0; leave it out to not ask for it."});
    }
}

bool isMinute(int minute)
{
    return minute >= 0 && minute <= MinutesOfDay;
}

void checkHours(const SleepPolicy &sleep, Problems &problems)
{
    for (std::size_t i = 0; i < sleep.awakeHours.size(); ++i) {
        const AwakeHours &hours = sleep.awakeHours[i];
        const std::string field = "sleep.awake_hours[" + std::to_string(i) + "]";
        if (!std::ranges::all_of(hours.days, [](int day) { return day >= 1 && day <= 7; })) {
            problems.push_back({field + ".days", "Days are mon, tue, wed, thu, fri, sat and sun."});
        }
        if (!isMinute(hours.fromMinute) || !isMinute(hours.toMinute)) {
            problems.push_back({field, "Times lie between 00:00 and 24:00."});
        } else if (hours.fromMinute == hours.toMinute) {
            problems.push_back({field + ".to", "It ends when it begins; the whole day is 00:00 to 24:00."});
        }
    }
}

void checkPaths(const std::vector<std::string> &paths, const std::string &field, Problems &problems)
{
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (!paths[i].starts_with('/') && !paths[i].starts_with('*')) {
            problems.push_back({field + ".paths[" + std::to_string(i) + "]", "A path begins with a slash, or with *."});
        }
    }
}

void checkNetworks(const std::vector<std::string> &networks, const std::string &field, Problems &problems)
{
    for (std::size_t i = 0; i < networks.size(); ++i) {
        if (auto problem = brokenNetwork(networks[i]); !problem.empty()) {
            problems.push_back({field + ".networks[" + std::to_string(i) + "]", std::move(problem)});
        }
    }
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isBase64(std::string_view text)
{
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
    return !text.empty() && text.find_first_not_of(alphabet) == std::string_view::npos;
}

/// Pictures without a language of their own: an SVG can hold scripts and links.
bool isPicture(std::string_view logo)
{
    constexpr std::array<std::string_view, 4> starts{"data:image/png;base64,", "data:image/jpeg;base64,",
                                                     "data:image/webp;base64,", "data:image/gif;base64,"};
    return std::ranges::any_of(
        starts, [logo](std::string_view start) { return logo.starts_with(start) && isBase64(logo.substr(start.size())); });
}

} // namespace

std::vector<FieldError> brokenSleepRules(const SleepPolicy &sleep)
{
    Problems problems;
    checkTimes(sleep, problems);
    checkLimits(sleep, problems);
    checkHours(sleep, problems);
    checkPaths(sleep.wakeOnly.paths, "sleep.wake_only", problems);
    checkPaths(sleep.wakeNever.paths, "sleep.wake_never", problems);
    checkNetworks(sleep.wakeOnly.networks, "sleep.wake_only", problems);
    checkNetworks(sleep.wakeNever.networks, "sleep.wake_never", problems);
    return problems;
}

std::vector<FieldError> brokenPageRules(const LoadingPage &page)
{
    Problems problems;
    const std::string &accent = page.accent;
    const bool isColour =
        accent.size() == 7 && accent.front() == '#' && std::ranges::all_of(std::string_view(accent).substr(1), isHex);
    if (!accent.empty() && !isColour) {
        problems.push_back({"loading_page.accent", "A colour is written #rrggbb."});
    }
    if (page.logo.size() > MaxLogo) {
        problems.push_back({"loading_page.logo", "At most 64 KB; a smaller picture serves visitors better."});
    } else if (!page.logo.empty() && !isPicture(page.logo)) {
        problems.push_back({"loading_page.logo",
                            "A picture is written data:image/png;base64,... (or jpeg, webp, gif); others are not shown."});
    }
    return problems;
}

} // namespace wakedock::core
