#include "backend/infrastructure/caddy/config/config_difference.h"

#include "backend/infrastructure/caddy/config/route_object.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace wakedock::caddy {

using core::ConfigDifference;
using nlohmann::json;

namespace {

/// Beyond so many comparisons the rest of two lists is taken pairwise: right, only longer to read.
constexpr std::size_t MostComparisons = 1'000'000;

/// Two lists with equal numbers for equal members: looking for what they have in common compares each with each, and
/// comparing numbers costs nothing.
struct Numbered {
    std::vector<std::size_t> before;
    std::vector<std::size_t> after;
};

Numbered numbered(const json &before, const json &after)
{
    std::unordered_map<std::string, std::size_t> known;
    const auto numbersOf = [&known](const json &list) {
        std::vector<std::size_t> numbers;
        numbers.reserve(list.size());
        for (const auto &member : list) {
            numbers.push_back(known.try_emplace(member.dump(), known.size()).first->second);
        }
        return numbers;
    };
    auto first = numbersOf(before);
    return {std::move(first), numbersOf(after)};
}

std::string below(const std::string &path, const std::string &key)
{
    std::string escaped;
    for (const char c : key) {
        escaped += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
    }
    return path + "/" + escaped;
}

std::string idIn(const json &node)
{
    const auto id = node.is_object() ? node.find("@id") : node.end();
    return node.is_object() && id != node.end() && id->is_string() ? id->get<std::string>() : std::string();
}

/// Also what was only made to hold something of ours: a section nobody else has anything in.
bool holdsOursAlone(const json &node)
{
    return isOwnObject(node) || (node.is_structured() && !node.empty() && std::ranges::all_of(node, holdsOursAlone));
}

/// A run of two lists that holds no equal members.
struct Gap {
    std::size_t from = 0;
    std::size_t fromEnd = 0;
    std::size_t to = 0;
    std::size_t toEnd = 0;
};

using CommonLengths = std::vector<std::vector<std::uint32_t>>;

/// The gap that is left when equal beginnings and ends are taken off.
Gap trimmed(const std::vector<std::size_t> &before, const std::vector<std::size_t> &after)
{
    const auto shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == after[head]) {
        ++head;
    }
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
        ++tail;
    }
    return {head, before.size() - tail, head, after.size() - tail};
}

/// How many members the rests of both lists from [i] and [j] on have in common, in their order.
CommonLengths commonLengths(const std::vector<std::size_t> &before, const std::vector<std::size_t> &after, const Gap &whole)
{
    const auto rows = whole.fromEnd - whole.from;
    const auto columns = whole.toEnd - whole.to;
    CommonLengths common(rows + 1, std::vector<std::uint32_t>(columns + 1));
    for (std::size_t i = rows; i-- > 0;) {
        for (std::size_t j = columns; j-- > 0;) {
            common[i][j] = before[whole.from + i] == after[whole.to + j] ? common[i + 1][j + 1] + 1
                                                                         : std::max(common[i + 1][j], common[i][j + 1]);
        }
    }
    return common;
}

/// What lies between the members that two lists have in common.
std::vector<Gap> gapsBetween(const std::vector<std::size_t> &before, const std::vector<std::size_t> &after)
{
    const auto whole = trimmed(before, after);
    const auto columns = whole.toEnd - whole.to;
    if (columns == 0 || whole.fromEnd - whole.from > MostComparisons / columns) {
        return {whole};
    }
    const auto common = commonLengths(before, after, whole);
    std::vector<Gap> gaps;
    Gap gap = whole;
    std::size_t i = whole.from;
    std::size_t j = whole.to;
    while (i < whole.fromEnd && j < whole.toEnd) {
        if (before[i] == after[j]) {
            gaps.push_back({gap.from, i, gap.to, j});
            gap.from = ++i;
            gap.to = ++j;
        } else if (common[i + 1 - whole.from][j - whole.to] >= common[i - whole.from][j + 1 - whole.to]) {
            ++i;
        } else {
            ++j;
        }
    }
    gaps.push_back(gap);
    return gaps;
}

class Comparison
{
public:
    void compare(const json &before, const json &after, const std::string &path, bool ours)
    {
        if (before == after) {
            return;
        }
        ours = ours || isOwnObject(before) || isOwnObject(after);
        if (before.is_object() && after.is_object()) {
            compareObjects(before, after, path, ours);
        } else if (before.is_array() && after.is_array()) {
            compareLists(before, after, path, ours);
        } else {
            found.push_back({path, before.dump(), after.dump(), ours});
        }
    }

    std::vector<ConfigDifference> found;

private:
    void gone(const json &node, const std::string &path, bool ours)
    {
        found.push_back({path, node.dump(), {}, ours || holdsOursAlone(node)});
    }
    void come(const json &node, const std::string &path, bool ours)
    {
        found.push_back({path, {}, node.dump(), ours || holdsOursAlone(node)});
    }

    void compareObjects(const json &before, const json &after, const std::string &path, bool ours)
    {
        std::set<std::string> keys;
        for (const auto *side : {&before, &after}) {
            for (const auto &[key, value] : side->items()) {
                keys.insert(key);
            }
        }
        for (const auto &key : keys) {
            const auto was = before.find(key);
            const auto is = after.find(key);
            if (is == after.end()) {
                gone(*was, below(path, key), ours);
            } else if (was == before.end()) {
                come(*is, below(path, key), ours);
            } else {
                compare(*was, *is, below(path, key), ours);
            }
        }
    }

    void compareLists(const json &before, const json &after, const std::string &path, bool ours)
    {
        const auto numbers = numbered(before, after);
        for (const auto &gap : gapsBetween(numbers.before, numbers.after)) {
            compareGap(before, after, gap, path, ours);
        }
    }

    void compareGap(const json &before, const json &after, const Gap &gap, const std::string &path, bool ours)
    {
        std::set<std::size_t> matched;
        for (std::size_t i = gap.from; i < gap.fromEnd; ++i) {
            const auto partner = partnerOf(before[i], after, gap, matched, i - gap.from);
            if (partner == gap.toEnd) {
                gone(before[i], below(path, std::to_string(i)), ours);
            } else {
                matched.insert(partner);
                compare(before[i], after[partner], below(path, std::to_string(partner)), ours);
            }
        }
        for (std::size_t j = gap.to; j < gap.toEnd; ++j) {
            if (!matched.contains(j)) {
                come(after[j], below(path, std::to_string(j)), ours);
            }
        }
    }

    /// The member with the same `@id`; for one without, the one in the same place where both gaps are of one length.
    static std::size_t partnerOf(const json &node, const json &after, const Gap &gap, const std::set<std::size_t> &matched,
                                 std::size_t offset)
    {
        const auto id = idIn(node);
        if (id.empty()) {
            const bool sameLength = gap.fromEnd - gap.from == gap.toEnd - gap.to;
            const auto place = gap.to + offset;
            return sameLength && !matched.contains(place) && idIn(after[place]).empty() ? place : gap.toEnd;
        }
        for (std::size_t j = gap.to; j < gap.toEnd; ++j) {
            if (!matched.contains(j) && idIn(after[j]) == id) {
                return j;
            }
        }
        return gap.toEnd;
    }
};

} // namespace

std::vector<ConfigDifference> differencesBetween(const json &before, const json &after)
{
    Comparison comparison;
    comparison.compare(before, after, {}, false);
    return std::move(comparison.found);
}

} // namespace wakedock::caddy
