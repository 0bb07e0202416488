#include "backend/shared/utils/plain_line.h"

#include <algorithm>
#include <array>

namespace wakedock {

namespace {

constexpr char Escape = '\x1b';
constexpr char Bell = '\x07';

/// Where a sequence like ESC [ 31 m is over. @param at behind its bracket
std::size_t endOfControl(std::string_view text, std::size_t at)
{
    while (at < text.size() && (text[at] < '@' || text[at] > '~')) {
        ++at;
    }
    return at < text.size() ? at + 1 : at;
}

/// Where a title or a link (ESC ] ... BEL, or ESC \) is over. @param at behind its bracket
std::size_t endOfCommand(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] != Bell && text[at] != Escape) {
        ++at;
    }
    if (at < text.size() && text[at] == Escape) {
        ++at;
    }
    return at < text.size() ? at + 1 : at;
}

std::size_t endOfEscape(std::string_view text, std::size_t at)
{
    if (at + 1 >= text.size()) {
        return text.size();
    }
    switch (text[at + 1]) {
    case '[':
        return endOfControl(text, at + 2);
    case ']':
    case 'P':
    case '_':
    case '^':
        return endOfCommand(text, at + 2);
    case '(':
    case ')':
    case '#':
        return std::min(at + 3, text.size());
    default:
        return at + 2;
    }
}

bool isTail(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U;
}

std::size_t letterLength(unsigned char first)
{
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xc2 && first < 0xe0) {
        return 2;
    }
    if (first >= 0xe0 && first < 0xf0) {
        return 3;
    }
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

/// Overlong forms, halves of pairs, and what lies beyond the last letter.
bool isImpossible(unsigned char first, unsigned char second)
{
    return (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) || (first == 0xf0 && second < 0x90)
        || (first == 0xf4 && second > 0x8f);
}

/// The letter that begins here; empty when these bytes are none.
std::string_view letterAt(std::string_view text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = letterLength(first);
    for (std::size_t i = 1; i < length; ++i) {
        if (!isTail(text, at + i)) {
            return {};
        }
    }
    if (length > 1 && isImpossible(first, static_cast<unsigned char>(text[at + 1]))) {
        return {};
    }
    return text.substr(at, length);
}

/// C1 controls, marks of direction, separators of lines, and a byte order mark.
bool isUnseen(std::string_view letter)
{
    constexpr std::array<std::string_view, 16> unseen{"\xe2\x80\x8b", "\xe2\x80\x8e", "\xe2\x80\x8f", "\xe2\x80\xa8",
                                                      "\xe2\x80\xa9", "\xe2\x80\xaa", "\xe2\x80\xab", "\xe2\x80\xac",
                                                      "\xe2\x80\xad", "\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x81\xa7",
                                                      "\xe2\x81\xa8", "\xe2\x81\xa9", "\xef\xbb\xbf", "\xd8\x9c"};
    if (letter.size() == 2 && letter[0] == '\xc2' && static_cast<unsigned char>(letter[1]) < 0xa0) {
        return true;
    }
    for (const std::string_view each : unseen) {
        if (letter == each) {
            return true;
        }
    }
    return false;
}

bool isBlank(std::string_view letter)
{
    return letter == " " || letter == "\t" || letter == "\r" || letter == "\n";
}

void addLetter(std::string &line, std::string_view letter)
{
    const bool isControl = letter.size() == 1 && (static_cast<unsigned char>(letter[0]) < 0x20 || letter[0] == 0x7f);
    if (isBlank(letter)) {
        line += line.empty() || line.back() == ' ' ? "" : " ";
    } else if (!isControl && !isUnseen(letter)) {
        line += letter;
    }
}

void cutLine(std::string &line, std::size_t limit)
{
    if (line.size() <= limit) {
        return;
    }
    std::size_t end = limit;
    while (end > 0 && isTail(line, end)) {
        --end;
    }
    line.resize(end);
    line += "\xe2\x80\xa6";
}

} // namespace

std::string plainLine(std::string_view text, std::size_t limit)
{
    std::string line;
    std::size_t at = 0;
    while (at < text.size() && line.size() <= limit) {
        if (text[at] == Escape) {
            at = endOfEscape(text, at);
            continue;
        }
        const std::string_view letter = letterAt(text, at);
        addLetter(line, letter.empty() ? std::string_view("\xef\xbf\xbd") : letter);
        at += letter.empty() ? 1 : letter.size();
    }
    cutLine(line, limit);
    while (line.ends_with(' ')) {
        line.pop_back();
    }
    return line;
}

} // namespace wakedock
