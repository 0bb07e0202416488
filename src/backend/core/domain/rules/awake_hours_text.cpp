#include "backend/core/domain/rules/awake_hours_text.h"

#include "backend/core/domain/rules/clock_text.h"
#include "backend/core/domain/rules/text_parts.h"

#include <algorithm>

namespace wakedock::core {

namespace {

constexpr int hoursWeek = 7;

/// 1 = Monday; 0 = no day.
int weekdayIn(std::string_view word)
{
    const auto found = std::ranges::find(weekdayWords, word);
    return found == weekdayWords.end() ? 0 : static_cast<int>(found - weekdayWords.begin()) + 1;
}

/// `fri-mon` runs over the end of the week. False where it is neither a day nor a stretch of days.
bool addDays(std::string_view part, std::vector<int> &days)
{
    const std::size_t dash = part.find('-');
    const int first = weekdayIn(trimmed(part.substr(0, dash)));
    const int last = dash == std::string_view::npos ? first : weekdayIn(trimmed(part.substr(dash + 1)));
    if (first == 0 || last == 0) {
        return false;
    }
    for (int day = first;; day = day % hoursWeek + 1) {
        days.push_back(day);
        if (day == last) {
            return true;
        }
    }
}

std::optional<std::vector<int>> daysIn(std::string_view text)
{
    std::vector<int> days;
    for (const std::string &part : listParts(text, ',')) {
        if (!addDays(part, days)) {
            return std::nullopt;
        }
    }
    std::ranges::sort(days);
    days.erase(std::ranges::unique(days).begin(), days.end());
    return days;
}

/// `mon-fri 08:00-18:00`
std::optional<AwakeHours> stretchIn(std::string_view text)
{
    const std::size_t gap = text.rfind(' ');
    const std::string_view span = gap == std::string_view::npos ? text : text.substr(gap + 1);
    const std::size_t dash = span.find('-');
    if (dash == std::string_view::npos) {
        return std::nullopt;
    }
    const auto from = minuteOfDay(span.substr(0, dash));
    const auto to = minuteOfDay(span.substr(dash + 1));
    const auto days = daysIn(gap == std::string_view::npos ? std::string_view() : text.substr(0, gap));
    return from && to && days ? std::optional(AwakeHours{*days, *from, *to}) : std::nullopt;
}

std::string daysText(const std::vector<int> &days)
{
    std::string text;
    for (std::size_t first = 0; first < days.size();) {
        std::size_t last = first;
        while (last + 1 < days.size() && days[last + 1] == days[last] + 1) {
            ++last;
        }
        text += text.empty() ? "" : ",";
        text += weekdayWords.at(static_cast<std::size_t>(days[first] - 1));
        if (last > first) {
            text += last > first + 1 ? "-" : ",";
            text += weekdayWords.at(static_cast<std::size_t>(days[last] - 1));
        }
        first = last + 1;
    }
    return text;
}

} // namespace

std::optional<std::vector<AwakeHours>> awakeHoursIn(std::string_view text)
{
    std::vector<AwakeHours> all;
    for (const std::string &part : listParts(text, ';')) {
        auto hours = stretchIn(part);
        if (!hours) {
            return std::nullopt;
        }
        all.push_back(std::move(*hours));
    }
    return all;
}

std::string awakeHoursText(const std::vector<AwakeHours> &hours)
{
    std::string text;
    for (const AwakeHours &each : hours) {
        text += text.empty() ? "" : "; ";
        text += each.days.empty() ? "" : daysText(each.days) + " ";
        text += clockText(each.fromMinute) + "-" + clockText(each.toMinute);
    }
    return text;
}

} // namespace wakedock::core
