#include "backend/infrastructure/caddy/monitoring/port_listeners.h"

#include "backend/infrastructure/caddy/monitoring/tcp_table.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

namespace wakedock::caddy {

namespace {

namespace fs = std::filesystem;

struct Process {
    std::int64_t pid = 0;
    std::string program;
};

std::string wholeFile(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string programOf(const fs::path &process)
{
    std::string name = wholeFile(process / "comm");
    name.erase(std::ranges::remove(name, '\n').begin(), name.end());
    return name;
}

std::vector<fs::path> allProcesses()
{
    std::vector<fs::path> processes;
    std::error_code error;
    for (fs::directory_iterator entry("/proc", error), end; !error && entry != end; entry.increment(error)) {
        const auto name = entry->path().filename().string();
        if (std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; })) {
            processes.push_back(entry->path());
        }
    }
    return processes;
}

/// Who holds which of the sockets.
std::multimap<std::string, Process> holdersOf(const std::set<std::string> &sockets)
{
    std::multimap<std::string, Process> holders;
    for (const fs::path &process : allProcesses()) {
        std::set<std::string> held;
        std::error_code error;
        for (fs::directory_iterator file(process / "fd", error), end; !error && file != end; file.increment(error)) {
            std::error_code unreadable;
            const auto target = fs::read_symlink(file->path(), unreadable).string();
            if (sockets.contains(target) && held.insert(target).second) {
                holders.insert({target, {std::stoll(process.filename().string()), programOf(process)}});
            }
        }
    }
    return holders;
}

void tellOf(core::ProxyPort &port, const std::string &address, const std::multimap<std::string, Process> &holders,
            const std::string &socket)
{
    const auto [first, last] = holders.equal_range(socket);
    if (first == last) {
        port.listeners.push_back({.address = address, .program = {}, .pid = 0, .isProxy = false, .isStray = false});
    }
    for (auto holder = first; holder != last; ++holder) {
        port.listeners.push_back({.address = address,
                                  .program = holder->second.program,
                                  .pid = holder->second.pid,
                                  .isProxy = false,
                                  .isStray = false});
    }
}

} // namespace

void findListeners(std::vector<core::ProxyPort> &ports)
{
    std::vector<std::vector<TcpListener>> tables;
    std::set<std::string> sockets;
    for (const auto &port : ports) {
        tables.push_back(tcpListenersOn(port.port));
        for (const auto &listener : tables.back()) {
            sockets.insert(listener.socket);
        }
    }
    const auto holders = sockets.empty() ? std::multimap<std::string, Process>() : holdersOf(sockets);
    for (std::size_t i = 0; i < ports.size(); ++i) {
        for (const auto &listener : tables[i]) {
            tellOf(ports[i], addressIn(listener.words), holders, listener.socket);
        }
    }
}

std::vector<std::int64_t> runningWith(const std::string &configFile)
{
    std::vector<std::int64_t> found;
    const std::string words = std::string("run\0--config\0", 13) + configFile + std::string(1, '\0');
    for (const fs::path &process : allProcesses()) {
        const auto pid = std::stoll(process.filename().string());
        if (userOf(pid) == static_cast<long long>(::geteuid())
            && wholeFile(process / "cmdline").find(words) != std::string::npos) {
            found.push_back(pid);
        }
    }
    return found;
}

long long userOf(std::int64_t pid)
{
    struct stat facts{};
    const auto path = "/proc/" + std::to_string(pid);
    return ::stat(path.c_str(), &facts) == 0 ? static_cast<long long>(facts.st_uid) : -1;
}

} // namespace wakedock::caddy
