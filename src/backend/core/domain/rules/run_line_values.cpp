#include "backend/core/domain/rules/run_line_values.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace wakedock::core {

namespace {

constexpr int mostPortsInARange = 100;
constexpr std::int64_t mostBytes = 1LL << 50;

struct PortRange {
    int first = 0;
    int last = 0;
};

Error badPort(const std::string &value)
{
    return runLineError("-p " + value + " is no port mapping: write [ADDRESS:][HOST_PORT:]CONTAINER_PORT[/tcp|/udp].");
}

int readPort(const std::string &text, const std::string &whole)
{
    int port = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (failure != std::errc() || end != text.data() + text.size() || port < 1 || port > 65535) {
        throw badPort(whole);
    }
    return port;
}

PortRange readRange(const std::string &text, const std::string &whole)
{
    const std::size_t dash = text.find('-');
    const int first = readPort(text.substr(0, dash), whole);
    const int last = dash == std::string::npos ? first : readPort(text.substr(dash + 1), whole);
    if (last < first || last - first >= mostPortsInARange) {
        throw badPort(whole);
    }
    return {first, last};
}

std::vector<std::string> splitAt(const std::string &text, char separator)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t at = text.find(separator); at != std::string::npos; at = text.find(separator, begin)) {
        parts.push_back(text.substr(begin, at - begin));
        begin = at + 1;
    }
    parts.push_back(text.substr(begin));
    return parts;
}

Protocol takeProtocol(std::string &text, const std::string &whole)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) {
        return Protocol::Tcp;
    }
    const std::string word = text.substr(slash + 1);
    text.erase(slash);
    if (word != "tcp" && word != "udp") {
        throw badPort(whole);
    }
    return word == "udp" ? Protocol::Udp : Protocol::Tcp;
}

/// `[::1]:8080:80` and `127.0.0.1:8080:80`: cuts the address off.
std::string takeAddress(std::string &text, const std::string &whole)
{
    if (text.starts_with('[')) {
        const std::size_t end = text.find("]:");
        if (end == std::string::npos) {
            throw badPort(whole);
        }
        const std::string address = text.substr(1, end - 1);
        text.erase(0, end + 2);
        return address;
    }
    const auto parts = splitAt(text, ':');
    if (parts.size() < 3) {
        return "0.0.0.0";
    }
    text.erase(0, parts.front().size() + 1);
    return parts.front();
}

bool isReadOnly(const std::string &options)
{
    const auto words = splitAt(options, ',');
    return std::ranges::find(words, "ro") != words.end();
}

VolumeMount mountOf(std::string source, std::string target, bool readOnly)
{
    VolumeMount mount;
    mount.type = source.starts_with('/') ? VolumeType::Bind : VolumeType::Volume;
    mount.source = std::move(source);
    mount.target = std::move(target);
    mount.readOnly = readOnly;
    return mount;
}

void requireAbsolute(const std::string &option, const std::string &source)
{
    if (source.starts_with('.') || source.starts_with('~')) {
        throw runLineError(option + " " + source + " is relative to the folder your shell is in: write the whole path.");
    }
}

/// The part of a --mount under one of these names.
std::string mountPart(const std::vector<std::string> &parts, std::initializer_list<const char *> names)
{
    for (const std::string &part : parts) {
        const std::size_t equals = part.find('=');
        for (const char *name : names) {
            if (part.substr(0, equals) == name) {
                return equals == std::string::npos ? std::string("true") : part.substr(equals + 1);
            }
        }
    }
    return {};
}

/// Nothing for what is not all digits, or too long.
std::optional<std::int64_t> wholeNumber(std::string_view digits)
{
    std::int64_t number = 0;
    const auto [stop, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool isWhole = failure == std::errc() && stop == digits.data() + digits.size() && number >= 0;
    return isWhole ? std::optional(number) : std::nullopt;
}

std::int64_t unitFactor(char unit)
{
    switch (unit) {
    case 'k':
    case 'K':
        return 1024;
    case 'm':
    case 'M':
        return 1024LL * 1024;
    case 'g':
    case 'G':
        return 1024LL * 1024 * 1024;
    default:
        return unit == 'b' || unit == 'B' ? 1 : 0;
    }
}

} // namespace

Error runLineError(const std::string &sentence)
{
    return Error(ErrorCode::Invalid, "run_line_invalid", sentence).withField("command", sentence);
}

std::vector<PortMapping> readPorts(const std::string &value)
{
    std::string text = value;
    const Protocol protocol = takeProtocol(text, value);
    const std::string address = takeAddress(text, value);
    const auto sides = splitAt(text, ':');
    if (sides.size() > 2) {
        throw badPort(value);
    }
    const PortRange inside = readRange(sides.back(), value);
    const bool isChosen = sides.size() == 1 || sides.front().empty();
    const PortRange outside = isChosen ? PortRange{} : readRange(sides.front(), value);
    if (!isChosen && outside.last - outside.first != inside.last - inside.first) {
        throw badPort(value);
    }
    std::vector<PortMapping> ports;
    for (int i = 0; i <= inside.last - inside.first; ++i) {
        ports.push_back({address, isChosen ? 0 : outside.first + i, inside.first + i, protocol});
    }
    return ports;
}

VolumeMount readVolume(const std::string &value)
{
    const auto parts = splitAt(value, ':');
    requireAbsolute("-v", parts.front());
    const std::string &target = parts.size() == 1 ? parts.front() : parts[1];
    if (parts.size() > 3 || !target.starts_with('/')) {
        throw runLineError("-v " + value + " is no volume: write [SOURCE:]/TARGET[:ro].");
    }
    return mountOf(parts.size() == 1 ? std::string() : parts.front(), target, parts.size() == 3 && isReadOnly(parts[2]));
}

std::optional<VolumeMount> readMount(const std::string &value)
{
    const auto parts = splitAt(value, ',');
    const std::string type = mountPart(parts, {"type"});
    const std::string source = mountPart(parts, {"source", "src"});
    const std::string target = mountPart(parts, {"target", "destination", "dst"});
    if (!type.empty() && type != "bind" && type != "volume") {
        return std::nullopt;
    }
    requireAbsolute("--mount", source);
    if (!target.starts_with('/') || (type == "bind" && !source.starts_with('/'))) {
        throw runLineError("--mount " + value + " lacks an absolute target, or a bind mount's absolute source.");
    }
    const std::string readOnly = mountPart(parts, {"readonly", "ro"});
    return mountOf(source, target, readOnly == "true" || readOnly == "1");
}

std::int64_t readBytes(const std::string &option, const std::string &value)
{
    const bool hasUnit = !value.empty() && (value.back() < '0' || value.back() > '9');
    const std::int64_t factor = hasUnit ? unitFactor(value.back()) : 1;
    const auto number = wholeNumber(std::string_view(value).substr(0, value.size() - (hasUnit ? 1 : 0)));
    if (!number || factor == 0 || *number > mostBytes / factor) {
        throw runLineError(option + " " + value + " is no size: write a number with b, k, m or g.");
    }
    return *number * factor;
}

std::pair<std::string, std::string> readPair(const std::string &option, const std::string &value)
{
    const std::size_t equals = value.find('=');
    if (equals == std::string::npos || equals == 0) {
        throw runLineError(option + " " + value + ": only your shell knows its value; write " + option + " " + value
                           + "=VALUE.");
    }
    return {value.substr(0, equals), value.substr(equals + 1)};
}

} // namespace wakedock::core
