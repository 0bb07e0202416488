#include "backend/security/validators/compose/compose_values.h"

#include "backend/security/validators/compose/compose_keys.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <string_view>

namespace wakedock::security {

namespace {

constexpr int HighestPort = 65535;
constexpr int MostPortsOfARange = 1000;

struct PortRange {
    int from = 0;
    int to = 0;
    [[nodiscard]] int count() const { return to - from + 1; }
};

std::optional<int> composePort(std::string_view text)
{
    int port = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), port);
    const bool isWhole = failure == std::errc() && end == text.data() + text.size();
    return isWhole && port > 0 && port <= HighestPort ? std::optional(port) : std::nullopt;
}

std::optional<PortRange> composeRange(std::string_view text)
{
    const std::size_t dash = text.find('-');
    const auto from = composePort(text.substr(0, dash));
    const auto to = dash == std::string_view::npos ? from : composePort(text.substr(dash + 1));
    if (!from || !to || *to < *from || *to - *from >= MostPortsOfARange) {
        return std::nullopt;
    }
    return PortRange{*from, *to};
}

ComposeParsed<std::vector<core::PortMapping>> brokenPort(std::string why)
{
    return {std::nullopt, std::move(why)};
}

/// The parts between colons, but not those of an IPv6 address in brackets: host address, host port, container port.
std::array<std::string_view, 3> portParts(std::string_view text)
{
    std::array<std::string_view, 3> parts;
    const std::size_t last = text.rfind(':');
    parts[2] = last == std::string_view::npos ? text : text.substr(last + 1);
    if (last == std::string_view::npos) {
        return parts;
    }
    const std::string_view before = text.substr(0, last);
    const std::size_t middle = before.rfind(':');
    const bool endsInBracket = !before.empty() && before.back() == ']';
    if (middle == std::string_view::npos || endsInBracket) {
        parts[endsInBracket ? 0 : 1] = before;
    } else {
        parts[0] = before.substr(0, middle);
        parts[1] = before.substr(middle + 1);
    }
    return parts;
}

/// The first port of the host for a range of the container; 0 = chosen. Nothing where the two do not fit.
std::optional<int> firstHostPort(std::string_view written, const PortRange &inside)
{
    if (written.empty() || written == "0") {
        return 0;
    }
    const auto outside = composeRange(written);
    if (!outside) {
        return std::nullopt;
    }
    // More ports of the host than of the container: one of them is chosen.
    const bool isAnyOf = outside->count() > 1 && inside.count() == 1;
    if (outside->count() != inside.count() && !isAnyOf) {
        return std::nullopt;
    }
    return isAnyOf ? 0 : outside->from;
}

ComposeParsed<std::vector<core::PortMapping>> portsOf(const std::array<std::string_view, 3> &parts, core::Protocol protocol)
{
    const auto inside = composeRange(parts[2]);
    if (!inside) {
        return brokenPort("The container's port must be a number from 1 to 65535, or a range like 3000-3005.");
    }
    const auto first = firstHostPort(parts[1], *inside);
    if (!first) {
        return brokenPort("The host's port must be a number from 1 to 65535, or a range as long as the container's.");
    }
    std::vector<core::PortMapping> mappings;
    const std::string address(parts[0].empty() ? std::string_view("0.0.0.0") : parts[0]);
    for (int i = 0; i < inside->count(); ++i) {
        mappings.push_back({address, *first == 0 ? 0 : *first + i, inside->from + i, protocol});
    }
    return {std::move(mappings), {}};
}

std::optional<core::Protocol> composeProtocol(std::string_view word)
{
    if (word == "udp") {
        return core::Protocol::Udp;
    }
    return word.empty() || word == "tcp" || word == "sctp" ? std::optional(core::Protocol::Tcp) : std::nullopt;
}

ComposeParsed<core::VolumeMount> brokenMount(std::string why)
{
    return {std::nullopt, std::move(why)};
}

bool hasMode(std::string_view modes, std::string_view wanted)
{
    while (!modes.empty()) {
        const std::size_t comma = std::min(modes.find(','), modes.size());
        if (modes.substr(0, comma) == wanted) {
            return true;
        }
        modes.remove_prefix(std::min(comma + 1, modes.size()));
    }
    return false;
}

ComposeParsed<core::VolumeMount> shortMount(const std::string &text)
{
    const std::size_t first = text.find(':');
    core::VolumeMount mount;
    if (first == std::string::npos) {
        mount.target = text;
        return text.starts_with('/') ? ComposeParsed<core::VolumeMount>{mount, {}}
                                     : brokenMount("A volume without a source must be an absolute path of the container.");
    }
    const std::size_t second = text.find(':', first + 1);
    mount.source = text.substr(0, first);
    mount.target = text.substr(first + 1, second == std::string::npos ? second : second - first - 1);
    mount.readOnly = second != std::string::npos && hasMode(std::string_view(text).substr(second + 1), "ro");
    mount.type = isHostPath(mount.source) ? core::VolumeType::Bind : core::VolumeType::Volume;
    if (mount.source.empty() || !mount.target.starts_with('/')) {
        return brokenMount("A mount is SOURCE:TARGET, its target an absolute path of the container.");
    }
    return {mount, {}};
}

ComposeParsed<core::VolumeMount> longMount(const ComposeNode &node)
{
    const std::string type = node.textOf("type");
    static constexpr std::array<std::string_view, 6> types{"volume", "bind", "tmpfs", "npipe", "cluster", "image"};
    if (std::ranges::find(types, type) == types.end()) {
        return brokenMount("The type of a mount is volume, bind, tmpfs, npipe, cluster or image.");
    }
    core::VolumeMount mount;
    mount.type = type == "bind" ? core::VolumeType::Bind : core::VolumeType::Volume;
    mount.source = type == "tmpfs" ? std::string() : node.textOf("source");
    mount.target = node.textOf("target");
    const ComposeNode *readOnly = node.find("read_only");
    mount.readOnly = readOnly != nullptr && !isComposeFalse(*readOnly);
    if (mount.target.empty() || (type == "bind" && mount.source.empty())) {
        return brokenMount("A mount needs a target, and a bind mount a source.");
    }
    return {mount, {}};
}

} // namespace

ComposeParsed<std::vector<core::PortMapping>> readComposePort(const ComposeNode &node)
{
    if (node.isMap()) {
        const auto protocol = composeProtocol(node.textOf("protocol"));
        const std::string target = node.textOf("target");
        const std::string published = node.textOf("published");
        const std::string address = node.textOf("host_ip");
        return protocol ? portsOf({address, published, target}, *protocol) : brokenPort("The protocol is tcp or udp.");
    }
    if (!node.isScalar()) {
        return brokenPort("A port is a text like 8080:80, or a mapping with target and published.");
    }
    const std::size_t slash = node.text.find('/');
    const auto protocol =
        composeProtocol(slash == std::string::npos ? std::string_view() : std::string_view(node.text).substr(slash + 1));
    return protocol ? portsOf(portParts(std::string_view(node.text).substr(0, slash)), *protocol)
                    : brokenPort("The protocol is tcp or udp.");
}

ComposeParsed<core::VolumeMount> readComposeMount(const ComposeNode &node)
{
    if (node.isMap()) {
        return longMount(node);
    }
    return node.isScalar() ? shortMount(node.text)
                           : brokenMount("A mount is a text like data:/data, or a mapping with type, source and target.");
}

bool isHostPath(const std::string &source)
{
    return !source.empty() && (source.front() == '/' || source.front() == '.' || source.front() == '~');
}

std::string absoluteHostPath(const std::string &path, const std::string &directory)
{
    if (path.starts_with('/') || path.starts_with('~') || directory.empty()) {
        return std::filesystem::path(path).lexically_normal().string();
    }
    return (std::filesystem::path(directory) / path).lexically_normal().string();
}

} // namespace wakedock::security
