#include "backend/infrastructure/caddy/monitoring/process_facts.h"

#include "backend/infrastructure/caddy/monitoring/caddy_program.h"

#include <array>
#include <charconv>

#include <sys/stat.h>

namespace wakedock::caddy {

namespace {

/// The rest of the line that begins with `name`.
std::string_view lineOf(std::string_view metrics, std::string_view name)
{
    std::size_t at = 0;
    while (at < metrics.size()) {
        const auto end = std::min(metrics.find('\n', at), metrics.size());
        const auto line = metrics.substr(at, end - at);
        if (line.starts_with(name)) {
            return line.substr(name.size());
        }
        at = end + 1;
    }
    return {};
}

struct Capability {
    const char *name;
    int major;
    int minor;
};

constexpr std::array<Capability, 4> Capabilities{
    {{"stream_close_delay", 2, 7}, {"etag_header", 2, 8}, {"host_metrics", 2, 9}, {"body_survives_dial", 2, 12}}};

} // namespace

std::optional<Timestamp> startIn(std::string_view metrics)
{
    const auto text = lineOf(metrics, "process_start_time_seconds ");
    double seconds = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (read.ec != std::errc() || seconds <= 0) {
        return std::nullopt;
    }
    return Timestamp(std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000)));
}

std::string buildVersionIn(std::string_view metrics)
{
    const auto labels = lineOf(metrics, "go_build_info{");
    if (labels.find("caddy") == std::string_view::npos) {
        return {};
    }
    constexpr std::string_view key = "version=\"v";
    const auto at = labels.find(key);
    return at == std::string_view::npos
        ? std::string()
        : std::string(labels.substr(at + key.size(), labels.find('"', at + key.size()) - at - key.size()));
}

std::vector<std::string> capabilitiesOf(const std::string &version)
{
    std::vector<std::string> known;
    for (const auto &each : Capabilities) {
        if (isAtLeast(version, each.major, each.minor)) {
            known.emplace_back(each.name);
        }
    }
    return known;
}

std::string fileMark(const std::string &path)
{
    struct stat facts{};
    if (::stat(path.c_str(), &facts) != 0) {
        return {};
    }
    return path + " " + std::to_string(facts.st_ino) + " " + std::to_string(facts.st_mtim.tv_sec);
}

} // namespace wakedock::caddy
