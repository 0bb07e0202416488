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

// As in the schema of the API, so that nobody keeps here what is refused there.
constexpr int MinutesOfDay = 24 * 60;
constexpr std::size_t MaxHours = 50;
constexpr std::size_t MaxMethods = 20;
constexpr std::size_t MaxMethod = 32;
constexpr std::size_t MaxEntries = 100;
constexpr std::size_t MaxPathRule = 1024;
constexpr std::size_t MaxAgentRule = 255;
constexpr std::size_t MaxTitle = 100;
constexpr std::size_t MaxMessage = 500;
/// It travels in every answer that shows the page, and in every list of services.
constexpr std::size_t MaxLogo = 64 * 1024;

struct Span {
    const char *field;
    int value;
    int least;
    int most;
    const char *unit;
};

void checkSpan(const Span &span, Problems &problems)
{
    if (span.value < span.least || span.value > span.most) {
        problems.push_back(
            {span.field, "Between " + std::to_string(span.least) + " and " + std::to_string(span.most) + span.unit});
    }
}

void checkTimes(const SleepPolicy &sleep, Problems &problems)
{
    checkSpan({"sleep.idle_minutes", sleep.idleMinutes, 1, 365 * MinutesOfDay, " minutes."}, problems);
    checkSpan({"sleep.grace_seconds", sleep.graceSeconds, 0, 86400, " seconds."}, problems);
    checkSpan({"sleep.wake_timeout_seconds", sleep.wakeTimeoutSeconds, 1, 3600, " seconds."}, problems);
    checkSpan({"sleep.stop_timeout_seconds", sleep.stopTimeoutSeconds, 0, 3600, " seconds."}, problems);
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
    if (sleep.awakeHours.size() > MaxHours) {
        problems.push_back({"sleep.awake_hours", "At most 50."});
    }
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

std::size_t lettersOf(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; }));
}

void checkCount(const std::vector<std::string> &entries, std::size_t most, const std::string &field, Problems &problems)
{
    if (entries.size() > most) {
        problems.push_back({field, "At most " + std::to_string(most) + "."});
    }
}

void checkLengths(const std::vector<std::string> &entries, std::size_t most, const std::string &field, Problems &problems)
{
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].empty() || lettersOf(entries[i]) > most) {
            problems.push_back(
                {field + "[" + std::to_string(i) + "]", "Between 1 and " + std::to_string(most) + " characters."});
        }
    }
}

void checkMethods(const std::vector<std::string> &methods, const std::string &field, Problems &problems)
{
    const auto isCapital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    for (std::size_t i = 0; i < methods.size(); ++i) {
        if (methods[i].empty() || methods[i].size() > MaxMethod || !std::ranges::all_of(methods[i], isCapital)) {
            problems.push_back(
                {field + ".methods[" + std::to_string(i) + "]", "A method is written in capitals, like GET."});
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

void checkPattern(const VisitorPattern &pattern, const std::string &field, Problems &problems)
{
    checkCount(pattern.methods, MaxMethods, field + ".methods", problems);
    checkCount(pattern.paths, MaxEntries, field + ".paths", problems);
    checkCount(pattern.userAgents, MaxEntries, field + ".user_agents", problems);
    checkCount(pattern.networks, MaxEntries, field + ".networks", problems);
    checkMethods(pattern.methods, field, problems);
    checkPaths(pattern.paths, field, problems);
    checkLengths(pattern.paths, MaxPathRule, field + ".paths", problems);
    checkLengths(pattern.userAgents, MaxAgentRule, field + ".user_agents", problems);
    checkNetworks(pattern.networks, field, problems);
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

void checkPageTexts(const LoadingPage &page, Problems &problems)
{
    if (lettersOf(page.title) > MaxTitle) {
        problems.push_back({"loading_page.title", "At most " + std::to_string(MaxTitle) + " characters."});
    }
    if (lettersOf(page.message) > MaxMessage) {
        problems.push_back({"loading_page.message", "At most " + std::to_string(MaxMessage) + " characters."});
    }
}

} // namespace

std::vector<FieldError> brokenSleepRules(const SleepPolicy &sleep)
{
    Problems problems;
    checkTimes(sleep, problems);
    checkLimits(sleep, problems);
    checkHours(sleep, problems);
    checkPattern(sleep.wakeOnly, "sleep.wake_only", problems);
    checkPattern(sleep.wakeNever, "sleep.wake_never", problems);
    return problems;
}

std::vector<FieldError> brokenPageRules(const LoadingPage &page)
{
    Problems problems;
    checkPageTexts(page, problems);
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
