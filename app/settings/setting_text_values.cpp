// The kinds of settings that are texts with a form: addresses, paths, URLs, networks, spans.
#include "app/settings/setting_value.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace wakedock::app::kind {
namespace {

/// 4 or 6 for an IP literal, 0 for anything else.
int ipVersion(const std::string &text)
{
    std::array<unsigned char, sizeof(in6_addr)> buffer{};
    if (inet_pton(AF_INET, text.c_str(), buffer.data()) == 1) {
        return 4;
    }
    return inet_pton(AF_INET6, text.c_str(), buffer.data()) == 1 ? 6 : 0;
}

std::optional<int> smallNumber(std::string_view text, int most)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = !text.empty() && error == std::errc() && end == text.data() + text.size();
    return whole && value >= 0 && value <= most ? std::optional(value) : std::nullopt;
}

std::string trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    const auto last = text.find_last_not_of(" \t");
    return first == std::string_view::npos ? std::string() : std::string(text.substr(first, last - first + 1));
}

/// The items of a list; one text counts as items with commas between, as the environment can only say it so.
std::vector<std::string> itemsOf(const RawValue &raw)
{
    if (raw.isList) {
        return raw.items;
    }
    std::vector<std::string> items;
    for (std::string_view rest = raw.items.front(); !rest.empty();) {
        const auto comma = std::min(rest.find(','), rest.size());
        if (auto item = trimmed(rest.substr(0, comma)); !item.empty()) {
            items.push_back(std::move(item));
        }
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return items;
}

std::string printedList(const std::vector<std::string> &items)
{
    std::string text = "[";
    for (const auto &item : items) {
        text.append(text.size() > 1 ? ", " : "").append(inQuotes(item));
    }
    return text + "]";
}

Kind<std::vector<std::string>> listOf(std::string type, std::string example,
                                      std::function<bool(const std::string &)> isRight)
{
    const auto parse = [example, isRight, type](const RawValue &raw) {
        auto items = itemsOf(raw);
        for (const auto &item : items) {
            if (!isRight(item)) {
                throw BadValue(inQuotes(item) + " is not what this list holds: " + type, example);
            }
        }
        return items;
    };
    return {std::move(type), parse, printedList};
}

bool isNetwork(const std::string &text)
{
    const auto slash = text.find('/');
    const int version = ipVersion(text.substr(0, slash));
    if (version == 0 || slash == std::string::npos) {
        return version != 0;
    }
    return smallNumber(std::string_view(text).substr(slash + 1), version == 4 ? 32 : 128).has_value();
}

bool isOrigin(const std::string &text)
{
    const bool known = text.starts_with("http://") || text.starts_with("https://");
    const auto host = text.find("//") + 2;
    return known && text.size() > host && text.find_first_of("/?#@ *", host) == std::string::npos;
}

std::optional<std::chrono::seconds> spanOf(std::string_view text)
{
    static const Choices<int> units{{"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86400}};
    const auto count = smallNumber(text.substr(0, text.size() - (text.empty() ? 0 : 1)), 1'000'000);
    for (const auto &[unit, seconds] : units) {
        if (count && *count > 0 && text.ends_with(unit)) {
            return std::chrono::seconds(std::int64_t(*count) * seconds);
        }
    }
    return std::nullopt;
}

std::string printedSpan(std::chrono::seconds span)
{
    static const Choices<int> units{{"d", 86400}, {"h", 3600}, {"m", 60}};
    for (const auto &[unit, seconds] : units) {
        // Two days are `2d`, but one day is `24h`: people compare it with the hours beside it.
        if (span.count() % seconds == 0 && span.count() / seconds > (seconds == 86400 ? 1 : 0)) {
            return std::to_string(span.count() / seconds).append(unit);
        }
    }
    return std::to_string(span.count()) + "s";
}

std::string beginningsText(const std::vector<std::string> &beginnings)
{
    std::string text;
    for (const auto &beginning : beginnings) {
        text.append(text.empty() ? "" : " or ").append(beginning).append("...");
    }
    return text;
}

/// `postgresql://user:secret@host/db` as `postgresql://user:***@host/db`.
std::string withoutPassword(std::string url)
{
    const auto at = url.find('@');
    const auto slashes = url.find("//");
    if (at == std::string::npos || slashes == std::string::npos) {
        return url;
    }
    const auto colon = url.find(':', slashes + 2);
    return colon < at ? url.replace(colon + 1, at - colon - 1, "***") : url;
}

} // namespace

Kind<ListenAddress> listenAddress()
{
    const auto parse = [](const RawValue &raw) {
        const std::string &text = only(raw, "127.0.0.1:8484");
        const auto colon = std::min(text.rfind(':'), text.size());
        std::string host = text.substr(0, colon);
        const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
        if (bracketed) {
            host = host.substr(1, host.size() - 2);
        }
        const auto number =
            colon < text.size() ? smallNumber(std::string_view(text).substr(colon + 1), 65535) : std::nullopt;
        if (!number || ipVersion(host) != (bracketed ? 6 : 4)) {
            throw BadValue(inQuotes(text) + " is not an IP address with a port (an IPv6 address stands in brackets)",
                           "127.0.0.1:8484");
        }
        return ListenAddress{host, *number};
    };
    const auto print = [](const ListenAddress &value) {
        const bool six = value.address.find(':') != std::string::npos;
        return inQuotes((six ? "[" + value.address + "]" : value.address) + ":" + std::to_string(value.port));
    };
    return {"address:port", parse, print};
}

Kind<std::string> anyText(std::string type, std::string example)
{
    return {std::move(type), [example](const RawValue &raw) { return only(raw, example); }, inQuotes};
}

Kind<std::string> absolutePath(std::string example)
{
    const auto parse = [example](const RawValue &raw) {
        const std::string &text = only(raw, example);
        if (!text.empty() && text.front() != '/') {
            throw BadValue(inQuotes(text) + " is not an absolute path", example);
        }
        return text;
    };
    return {"absolute path", parse, inQuotes};
}

Kind<std::string> url(std::vector<std::string> beginnings, std::string example, bool optional)
{
    const auto parse = [beginnings, example, optional](const RawValue &raw) {
        const std::string &text = only(raw, example);
        const auto fits = [&text](const std::string &beginning) { return text.starts_with(beginning); };
        const bool allowed = text.empty() ? optional : std::ranges::any_of(beginnings, fits);
        if (!allowed || text.find_first_of(" \t\r\n") != std::string::npos) {
            throw BadValue(inQuotes(withoutPassword(text)) + " does not begin with " + beginningsText(beginnings), example);
        }
        return text;
    };
    return {beginningsText(beginnings), parse, inQuotes};
}

Kind<Secret> secretUrl(std::vector<std::string> beginnings, std::string example)
{
    const auto plain = url(std::move(beginnings), std::move(example), false);
    return {plain.type, [plain](const RawValue &raw) { return Secret(plain.parse(raw)); },
            [](const Secret &value) { return inQuotes(withoutPassword(std::string(value.reveal()))); }};
}

Kind<std::vector<std::string>> networks()
{
    return listOf("list of addresses or networks", "[10.0.0.0/8, 192.0.2.7]", isNetwork);
}

Kind<std::vector<std::string>> origins()
{
    return listOf("list of origins", "[\"https://panel.example.org\"]", isOrigin);
}

Kind<std::vector<std::chrono::seconds>> retention()
{
    const auto parse = [](const RawValue &raw) {
        const std::string example = "[1h, 24h, 7d, 90d]";
        std::vector<std::chrono::seconds> spans;
        for (const auto &item : itemsOf(raw)) {
            const auto span = spanOf(item);
            if (!span) {
                throw BadValue(inQuotes(item) + " is not a span like 90s, 30m, 12h or 7d", example);
            }
            if (!spans.empty() && *span <= spans.back()) {
                throw BadValue(item + " is not longer than the span before it", example);
            }
            spans.push_back(*span);
        }
        if (spans.size() != 4) {
            throw BadValue("four spans are meant, " + std::to_string(spans.size()) + " are given", example);
        }
        return spans;
    };
    const auto print = [](const std::vector<std::chrono::seconds> &spans) {
        std::string text = "[";
        for (const auto &span : spans) {
            text.append(text.size() > 1 ? ", " : "").append(printedSpan(span));
        }
        return text + "]";
    };
    return {"four spans", parse, print};
}

} // namespace wakedock::app::kind
