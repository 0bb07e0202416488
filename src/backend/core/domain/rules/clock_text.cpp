#include "backend/core/domain/rules/clock_text.h"

#include <algorithm>
#include <array>

namespace wakedock::core {

namespace {

constexpr int ClockMinutes = 24 * 60;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int pairAt(std::string_view text, std::size_t at)
{
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

} // namespace

std::string clockText(int minuteOfDay)
{
    const int minute = std::clamp(minuteOfDay, 0, ClockMinutes);
    std::string text = "00:00";
    text[0] = static_cast<char>('0' + minute / 600);
    text[1] = static_cast<char>('0' + minute / 60 % 10);
    text[3] = static_cast<char>('0' + minute % 60 / 10);
    text[4] = static_cast<char>('0' + minute % 10);
    return text;
}

std::optional<int> minuteOfDay(std::string_view text)
{
    constexpr std::array digits{0U, 1U, 3U, 4U};
    if (text.size() != 5 || text[2] != ':' || !std::ranges::all_of(digits, [text](auto at) { return isDigit(text[at]); })) {
        return std::nullopt;
    }
    const int minutes = pairAt(text, 3);
    const int all = pairAt(text, 0) * 60 + minutes;
    if (minutes > 59 || all > ClockMinutes) {
        return std::nullopt;
    }
    return all;
}

} // namespace wakedock::core
