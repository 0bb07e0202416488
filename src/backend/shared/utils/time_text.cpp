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

/// `+02:00` and `-02:00`; a sign may be followed by nothing else.
std::optional<minutes> numericOffset(std::string_view text)
{
    if (text.size() != 6 || text[3] != ':') {
        return std::nullopt;
    }
    const int hour = digitsAt(text, 1, 2);
    const int minute = digitsAt(text, 4, 2);
    if (hour < 0 || minute < 0) {
        return std::nullopt;
    }
    return minutes(hour * 60 + minute);
}

std::optional<minutes> offsetOf(std::string_view text)
{
    if (text == "Z" || text == "z") {
        return minutes(0);
    }
    if (text.starts_with('+')) {
        return numericOffset(text);
    }
    if (const auto behind = text.starts_with('-') ? numericOffset(text) : std::nullopt) {
        return -*behind;
    }
    return std::nullopt;
}

/// `2026-11-23`
std::optional<sys_days> dayOf(std::string_view text)
{
    const int wholeYear = digitsAt(text, 0, 4);
    const int wholeMonth = digitsAt(text, 5, 2);
    const int wholeDay = digitsAt(text, 8, 2);
    if (text[4] != '-' || text[7] != '-' || wholeYear < 0 || wholeMonth < 0 || wholeDay < 0) {
        return std::nullopt;
    }
    const year_month_day date{year(wholeYear), month(static_cast<unsigned>(wholeMonth)),
                              day(static_cast<unsigned>(wholeDay))};
    return date.ok() ? std::optional(sys_days(date)) : std::nullopt;
}

bool isWithin(int value, int most)
{
    return value >= 0 && value <= most;
}

/// `15:04:05`; 60 seconds are a leap second.
std::optional<seconds> clockOf(std::string_view text)
{
    const int hour = digitsAt(text, 0, 2);
    const int minute = digitsAt(text, 3, 2);
    const int second = digitsAt(text, 6, 2);
    if (text[2] != ':' || text[5] != ':' || !isWithin(hour, 23) || !isWithin(minute, 59) || !isWithin(second, 60)) {
        return std::nullopt;
    }
    return hours(hour) + minutes(minute) + seconds(second);
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
    constexpr std::size_t shortest = 20;
    if (text.size() < shortest || (text[10] != 'T' && text[10] != 't')) {
        return std::nullopt;
    }
    const auto day = dayOf(text.substr(0, 10));
    const auto clock = clockOf(text.substr(11, 8));
    std::size_t at = 19;
    const int millis = fractionAt(text, at);
    const auto offset = offsetOf(text.substr(at));
    if (!day || !clock || !offset) {
        return std::nullopt;
    }
    return *day + *clock + milliseconds(millis) - *offset;
}

} // namespace wakedock
