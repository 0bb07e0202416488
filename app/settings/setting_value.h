#pragma once

#include "app/settings/settings.h"

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wakedock::app {

/// A value as somebody wrote it: one text, or a list of them.
struct RawValue {
    std::vector<std::string> items;
    bool isList = false;

    static RawValue text(std::string value) { return {{std::move(value)}, false}; }
};

/// Says what is wrong with a value and what would be right. The loader adds where it stands.
class BadValue : public std::runtime_error
{
public:
    BadValue(const std::string &problem, std::string example)
        : std::runtime_error(problem)
        , m_example(std::move(example)) { }
    [[nodiscard]] const std::string &example() const { return m_example; }

private:
    std::string m_example;
};

/// How one type of setting is read, written and named. `print` gives YAML that `parse` reads back.
template <class T>
struct Kind {
    std::string type; ///< for people: `address:port`
    std::function<T(const RawValue &)> parse; ///< @throws BadValue
    std::function<std::string(const T &)> print;
};

template <class T>
using Choices = std::vector<std::pair<std::string_view, T>>;

/// The kinds of values that settings have.
namespace kind {

Kind<bool> flag();
Kind<int> number(int least, int most, std::string example);
Kind<int> port(); ///< 0 to 65535
Kind<std::int64_t> bytes(std::int64_t least, std::int64_t most);
Kind<ListenAddress> listenAddress();
Kind<std::string> anyText(std::string type, std::string example);
/// Absolute, so that it means the same wherever WakeDock is started.
Kind<std::string> absolutePath(std::string example);
/// A URL whose beginning is one of `beginnings`; the empty text is allowed when `optional`.
Kind<std::string> url(std::vector<std::string> beginnings, std::string example, bool optional);
/// The same, for URLs that may carry a password: printed without it.
Kind<Secret> secretUrl(std::vector<std::string> beginnings, std::string example);
Kind<std::vector<std::string>> networks(); ///< addresses and CIDR networks
Kind<std::vector<std::string>> origins(); ///< `https://panel.example.org`
/// Four spans, each longer than the one before: `1h, 24h, 7d, 90d`.
Kind<std::vector<std::chrono::seconds>> retention();

/// A whole number of the unit that the key's name says.
template <class Duration>
Kind<Duration> span(int least, int most, std::string example)
{
    const auto whole = number(least, most, std::move(example));
    return {whole.type, [whole](const RawValue &raw) { return Duration(whole.parse(raw)); },
            [](const Duration &value) { return std::to_string(value.count()); }};
}

/// The one text that is meant; @throws BadValue for a list.
const std::string &only(const RawValue &raw, const std::string &example);
std::string inQuotes(std::string_view text);

template <class T>
Kind<T> choice(Choices<T> choices)
{
    std::string type;
    for (const auto &[word, value] : choices) {
        type.append(type.empty() ? "" : " or ").append(word);
    }
    const std::string example(choices.front().first);
    const auto parse = [choices, type, example](const RawValue &raw) {
        const std::string &text = only(raw, example);
        for (const auto &[word, value] : choices) {
            if (word == text) {
                return value;
            }
        }
        throw BadValue(inQuotes(text) + " is none of: " + type, example);
    };
    const auto print = [choices](const T &value) {
        for (const auto &[word, known] : choices) {
            if (known == value) {
                return std::string(word);
            }
        }
        return std::string();
    };
    return {type, parse, print};
}

} // namespace kind
} // namespace wakedock::app
