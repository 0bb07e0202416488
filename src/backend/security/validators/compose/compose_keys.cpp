#include "backend/security/validators/compose/compose_keys.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <numeric>
#include <vector>

namespace wakedock::security {

namespace {

std::string lowerWord(std::string_view text)
{
    std::string lower;
    for (const char c : text) {
        lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return lower;
}

bool isOneOf(std::string_view text, std::span<const std::string_view> words)
{
    return std::ranges::find(words, lowerWord(text)) != words.end();
}

/// How many letters must be changed, put in or taken out.
std::size_t wordDistance(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::size_t corner = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t changed = corner + (from[i - 1] == to[j - 1] ? 0 : 1);
            corner = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row.back();
}

const char *shapeWords(ComposeShape shape)
{
    static constexpr std::array<const char *, 12> words{"",
                                                        "a text",
                                                        "a number",
                                                        "true or false",
                                                        "a duration like 1m30s",
                                                        "a size like 512m",
                                                        "a list",
                                                        "a mapping",
                                                        "a text or a list",
                                                        "a text or a mapping",
                                                        "a list or a mapping",
                                                        "a text, a list or a mapping"};
    return words.at(static_cast<std::size_t>(shape));
}

bool fitsKind(const ComposeNode &value, ComposeShape shape)
{
    switch (shape) {
    case ComposeShape::List:
        return value.isList();
    case ComposeShape::Map:
        return value.isMap();
    case ComposeShape::TextOrList:
        return value.isScalar() || value.isList();
    case ComposeShape::TextOrMap:
        return value.isScalar() || value.isMap();
    case ComposeShape::ListOrMap:
        return value.isList() || value.isMap();
    case ComposeShape::Any:
    case ComposeShape::TextOrListOrMap:
        return true;
    default:
        return value.isScalar();
    }
}

bool fitsShape(const ComposeNode &value, ComposeShape shape)
{
    if (value.isNull() || !fitsKind(value, shape)) {
        return value.isNull();
    }
    switch (shape) {
    case ComposeShape::Number:
        return isComposeNumber(value.text);
    case ComposeShape::Flag:
        return isComposeFlag(value);
    case ComposeShape::Duration:
        return isComposeDuration(value.text);
    case ComposeShape::Size:
        return isComposeSize(value.text);
    default:
        return true;
    }
}

bool isOwnKey(std::string_view key)
{
    return key.starts_with("x-");
}

} // namespace

std::string nearestName(std::string_view word, std::span<const std::string> candidates)
{
    std::string best;
    std::size_t least = word.size() < 4 ? 2 : 3;
    for (const std::string &candidate : candidates) {
        const std::size_t distance = wordDistance(lowerWord(word.substr(0, 64)), lowerWord(candidate));
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

bool isComposeFlag(const ComposeNode &value)
{
    static constexpr std::array<std::string_view, 8> flags{"true", "false", "yes", "no", "on", "off", "y", "n"};
    return value.isScalar() && isOneOf(value.text, flags);
}

bool isComposeFalse(const ComposeNode &value)
{
    static constexpr std::array<std::string_view, 4> flags{"false", "no", "off", "n"};
    return value.isNull() || (value.isScalar() && isOneOf(value.text, flags));
}

bool isComposeNumber(std::string_view text)
{
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        text.remove_prefix(1);
    }
    const auto dots = std::ranges::count(text, '.');
    const auto isDigit = [](unsigned char c) { return std::isdigit(c) != 0 || c == '.'; };
    return !text.empty() && dots <= 1 && text != "." && std::ranges::all_of(text, isDigit);
}

bool isComposeDuration(std::string_view text)
{
    static constexpr std::array<std::string_view, 7> units{"ms", "us", "ns", "h", "m", "s", "d"};
    if (text.empty()) {
        return false;
    }
    while (!text.empty()) {
        const auto end = std::min(text.find_first_not_of("0123456789."), text.size());
        if (end == 0) {
            return false;
        }
        text.remove_prefix(end);
        const auto unit = std::ranges::find_if(units, [&text](std::string_view each) { return text.starts_with(each); });
        if (unit == units.end()) {
            return text.empty();
        }
        text.remove_prefix(unit->size());
    }
    return true;
}

bool isComposeSize(std::string_view text)
{
    static constexpr std::array<std::string_view, 12> units{"",  "b",  "k", "kb", "m",   "mb",
                                                            "g", "gb", "t", "tb", "kib", "mib"};
    const auto end = std::min(text.find_first_not_of("0123456789."), text.size());
    return text == "-1" || (end > 0 && (isOneOf(text.substr(end), units) || lowerWord(text.substr(end)) == "gib"));
}

void checkShape(const ComposeNode &value, ComposeShape shape, const ComposePlace &place, ComposeProblems &problems)
{
    if (!fitsShape(value, shape)) {
        problems.error(place.in(value), "wrong_type", std::string("This must be ") + shapeWords(shape) + ".");
    }
}

void checkKeys(const ComposeNode &map, std::span<const ComposeKey> known, const ComposePlace &place,
               ComposeProblems &problems)
{
    if (!map.isMap()) {
        checkShape(map, ComposeShape::Map, place, problems);
        return;
    }
    for (const ComposeEntry &entry : map.entries) {
        const auto key = std::ranges::find(known, std::string_view(entry.key), &ComposeKey::name);
        if (key != known.end()) {
            checkShape(entry.value, key->shape, place.at(entry), problems);
        } else if (!isOwnKey(entry.key)) {
            std::vector<std::string> names;
            for (const ComposeKey &each : known) {
                names.emplace_back(each.name);
            }
            const std::string meant = nearestName(entry.key, names);
            problems.error(place.at(entry), "unknown_key", "Compose knows no key " + entry.key + " here.",
                           meant.empty() ? std::string() : "Did you mean " + meant + "?");
        }
    }
}

} // namespace wakedock::security
