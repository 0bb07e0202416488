#include "backend/infrastructure/system/container_usage_reader.h"

#include "backend/infrastructure/system/kernel_file.h"

#include <array>
#include <sstream>

namespace wakedock::system {

using core::Container;
using core::ContainerUsage;
using std::chrono::steady_clock;

namespace {

/// Longer than anybody's interval between two reads of the same container.
constexpr auto UsageKeptFor = std::chrono::minutes(10);

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
    std::istringstream lines(readKernelFile(m_folders.processes / std::to_string(pid) / "net" / "dev").value_or(""));
    for (std::string line; std::getline(lines, line);) {
        const auto colon = line.find(':');
        if (colon == std::string::npos) {
            continue; // the two lines of headings
        }
        const auto name = line.substr(line.find_first_not_of(' '), colon - line.find_first_not_of(' '));
        std::istringstream columns(line.substr(colon + 1));
        std::array<std::int64_t, 9> numbers{};
        for (auto &number : numbers) {
            columns >> number;
        }
        if (name != "lo" && columns) {
            usage.networkReceivedBytes += numbers[0];
            usage.networkSentBytes += numbers[8];
        }
    }
}

void ContainerUsageReader::forgetOld(steady_clock::time_point now)
{
    std::erase_if(m_known, [now](const auto &entry) { return now - entry.second.at > UsageKeptFor; });
}

} // namespace wakedock::system
