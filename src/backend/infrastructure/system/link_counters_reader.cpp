#include "backend/infrastructure/system/link_counters_reader.h"

#include "backend/infrastructure/system/kernel_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <sys/stat.h>

namespace wakedock::system {

namespace {

// Of /proc/PID/net/dev: bytes and packets received, six more, bytes and packets sent.
constexpr std::size_t linkColumns = 10;
constexpr std::size_t linkSentBytes = 8;
constexpr std::size_t linkSentPackets = 9;

std::optional<core::LinkCounters> interfaceIn(std::string_view line)
{
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || line.substr(0, colon) == "lo") {
        return std::nullopt; // the two lines of headings have no colon
    }
    line.remove_prefix(colon + 1);
    std::array<std::int64_t, linkColumns> numbers{};
    for (std::int64_t &number : numbers) {
        const auto read = takeKernelNumber(line);
        if (!read) {
            return std::nullopt;
        }
        number = *read;
    }
    return core::LinkCounters{numbers[0], numbers[1], numbers[linkSentBytes], numbers[linkSentPackets]};
}

} // namespace

core::LinkCounters linkCountersIn(std::string_view text)
{
    core::LinkCounters sum;
    while (!text.empty()) {
        if (const auto one = interfaceIn(takeKernelLine(text))) {
            sum.receivedBytes += one->receivedBytes;
            sum.receivedPackets += one->receivedPackets;
            sum.sentBytes += one->sentBytes;
            sum.sentPackets += one->sentPackets;
        }
    }
    return sum;
}

std::map<std::string, core::LinkCounters> LinkCountersReader::read(const std::vector<core::Container> &running)
{
    std::map<std::string, core::LinkCounters> counters;
    std::map<Network, std::vector<std::string>> sharers; // ids by network
    const auto own = networkOf("self");
    std::erase_if(m_processes, [&running](const auto &known) {
        return std::ranges::find(running, known.first, &core::Container::id) == running.end();
    });
    for (const core::Container &container : running) {
        if (!isItsProcess(container)) {
            continue;
        }
        const std::string process = std::to_string(container.pid);
        const auto network = networkOf(process);
        const auto text = readKernelFile(m_folders.processes / process / "net" / "dev");
        if (!network || !text || network == own) {
            continue;
        }
        counters.emplace(container.id, linkCountersIn(*text));
        sharers[*network].push_back(container.id);
    }
    for (const auto &[network, ids] : sharers) {
        if (ids.size() > 1) {
            std::ranges::for_each(ids, [&counters](const std::string &id) { counters.erase(id); });
        }
    }
    return counters;
}

bool LinkCountersReader::isItsProcess(const core::Container &container)
{
    if (container.pid <= 0 || container.id.empty()) {
        return false;
    }
    const auto known = m_processes.find(container.id);
    if (known != m_processes.end() && known->second == container.pid) {
        return true;
    }
    const auto groups = readKernelFile(m_folders.processes / std::to_string(container.pid) / "cgroup").value_or("");
    if (groups.find(container.id) == std::string::npos) {
        return false;
    }
    m_processes[container.id] = container.pid;
    return true;
}

std::optional<LinkCountersReader::Network> LinkCountersReader::networkOf(const std::string &process) const
{
    struct stat file = {};
    if (::stat((m_folders.processes / process / "net" / "dev").c_str(), &file) != 0) {
        return std::nullopt;
    }
    return Network(file.st_dev, file.st_ino);
}

} // namespace wakedock::system
