#include "backend/shared/utils/time_text.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace wakedock {

using namespace std::chrono;

namespace {

int digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9') {
            return -1;
        }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// Milliseconds of `.678...` at `at`; moves `at` behind the digits.
int fractionAt(std::string_view text, std::size_t &at)
{
    if (at >= text.size() || text[at] != '.') {
        return 0;
    }
    int millis = 0;
    int weight = 100;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
        millis += (text[at] - '0') * weight;
        weight /= 10;
    }
    return millis;
}

std::optional<minutes> offsetAt(std::string_view text, std::size_t at)
{
    if (text.substr(at) == "Z" || text.substr(at) == "z") {
        return minutes(0);
    }
    if (text.size() != at + 6 || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') {
        return std::nullopt;
    }
    const int hour = digitsAt(text, at + 1, 2);
    const int minute = digitsAt(text, at + 4, 2);
    if (hour < 0 || minute < 0) {
        return std::nullopt;
    }
    return minutes((text[at] == '-' ? -1 : 1) * (hour * 60 + minute));
}

} // namespace

std::string toRfc3339(Timestamp at)
{
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss time(at - day);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return text.data();
}

std::optional<Timestamp> fromRfc3339(std::string_view text)
{
    if (text.size() < 20 || text[4] != '-' || text[7] != '-' || (text[10] | 0x20) != 't' || text[13] != ':'
        || text[16] != ':') {
        return std::nullopt;
    }
    const std::array<int, 6> parts{digitsAt(text, 0, 4),  digitsAt(text, 5, 2),  digitsAt(text, 8, 2),
                                   digitsAt(text, 11, 2), digitsAt(text, 14, 2), digitsAt(text, 17, 2)};
    for (const int part : parts) {
        if (part < 0) {
            return std::nullopt;
        }
    }
    const year_month_day date{year(parts[0]), month(static_cast<unsigned>(parts[1])), day(static_cast<unsigned>(parts[2]))};
    std::size_t at = 19;
    const int millis = fractionAt(text, at);
    const auto offset = offsetAt(text, at);
    if (!date.ok() || parts[3] > 23 || parts[4] > 59 || parts[5] > 60 || !offset) {
        return std::nullopt;
    }
    return sys_days(date) + hours(parts[3]) + minutes(parts[4]) + seconds(parts[5]) + milliseconds(millis) - *offset;
}

} // namespace wakedock
