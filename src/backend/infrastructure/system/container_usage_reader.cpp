#include "backend/infrastructure/system/container_usage_reader.h"

#include "backend/infrastructure/system/kernel_file.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace wakedock::system {

using core::Container;
using core::ContainerUsage;
using std::chrono::steady_clock;

namespace {

/// Longer than anybody's interval between two reads of the same container.
constexpr auto UsageKeptFor = std::chrono::minutes(10);
/// Of /proc/PID/net/dev up to the bytes sent; the first is the bytes received.
constexpr std::size_t UsageNetworkColumns = 9;

double usagePercent(std::int64_t usedNanoseconds, steady_clock::duration span)
{
    const auto passed = std::chrono::duration_cast<std::chrono::nanoseconds>(span).count();
    return passed > 0 && usedNanoseconds > 0 ? 100.0 * static_cast<double>(usedNanoseconds) / static_cast<double>(passed)
                                             : 0.0;
}

} // namespace

std::map<std::string, ContainerUsage> ContainerUsageReader::read(const std::vector<Container> &running,
                                                                 steady_clock::time_point now)
{
    std::map<std::string, ContainerUsage> read;
    for (const auto &container : running) {
        auto *last = known(container);
        const auto counters = last ? last->group.read() : std::nullopt;
        if (!counters) {
            m_known.erase(container.id);
            continue;
        }
        ContainerUsage usage;
        if (last->at != steady_clock::time_point()) {
            usage.cpuPercent = usagePercent(counters->cpuNanoseconds - last->cpuNanoseconds, now - last->at);
        }
        usage.memoryBytes = counters->memoryBytes;
        usage.memoryLimitBytes = counters->memoryLimitBytes;
        usage.processes = counters->processes;
        readNetwork(container.pid, usage);
        last->cpuNanoseconds = counters->cpuNanoseconds;
        last->at = now;
        read.emplace(container.id, usage);
    }
    forgetOld(now);
    return read;
}

ContainerUsageReader::Known *ContainerUsageReader::known(const Container &container)
{
    const auto found = m_known.find(container.id);
    if (found != m_known.end() && found->second.pid == container.pid) {
        return &found->second;
    }
    if (container.id.empty() || container.pid <= 0) {
        return nullptr;
    }
    auto group = ControlGroup::find(m_folders, container.id, container.pid);
    if (!group) {
        return nullptr;
    }
    auto &known = m_known[container.id];
    known = Known{container.pid, std::move(*group), 0, {}};
    return &known;
}

/// The counters of the container's own network namespace, all but loopback. A container on the host's network shows the
/// host's.
void ContainerUsageReader::readNetwork(int pid, ContainerUsage &usage) const
{
    const auto text = readKernelFile(m_folders.processes / std::to_string(pid) / "net" / "dev").value_or("");
    for (std::string_view rest = text; !rest.empty();) {
        auto line = takeKernelLine(rest);
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || line.substr(0, colon) == "lo") {
            continue; // the two lines of headings have no colon
        }
        line.remove_prefix(colon + 1);
        std::array<std::int64_t, UsageNetworkColumns> numbers{};
        const auto isWhole = std::ranges::all_of(numbers, [&line](std::int64_t &number) {
            const auto read = takeKernelNumber(line);
            number = read.value_or(0);
            return read.has_value();
        });
        if (isWhole) {
            usage.networkReceivedBytes += numbers.front();
            usage.networkSentBytes += numbers.back();
        }
    }
}

void ContainerUsageReader::forgetOld(steady_clock::time_point now)
{
    std::erase_if(m_known, [now](const auto &entry) { return now - entry.second.at > UsageKeptFor; });
}

} // namespace wakedock::system
