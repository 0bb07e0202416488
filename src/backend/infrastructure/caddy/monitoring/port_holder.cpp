#include "backend/infrastructure/caddy/monitoring/port_holder.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace wakedock::caddy {

namespace {

namespace fs = std::filesystem;

/// `socket:[4711]` of every listener on the port.
std::set<std::string> listeningSockets(int port)
{
    char wanted[8];
    std::snprintf(wanted, sizeof wanted, ":%04X", static_cast<unsigned>(port));
    std::set<std::string> sockets;
    for (const auto *table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        std::ifstream file(table);
        for (std::string line; std::getline(file, line);) {
            std::istringstream words(line);
            std::string slot;
            std::string local;
            std::string remote;
            std::string state;
            std::string inode;
            words >> slot >> local >> remote >> state;
            for (int skipped = 0; skipped < 6; ++skipped) {
                words >> inode;
            }
            if (state == "0A" && local.ends_with(wanted)) {
                sockets.insert("socket:[" + inode + "]");
            }
        }
    }
    return sockets;
}

bool holdsAny(const fs::path &process, const std::set<std::string> &sockets)
{
    std::error_code error;
    for (fs::directory_iterator file(process / "fd", error), end; !error && file != end; file.increment(error)) {
        std::error_code unreadable;
        if (sockets.contains(fs::read_symlink(file->path(), unreadable).string())) {
            return true;
        }
    }
    return false;
}

std::string nameOf(const fs::path &process)
{
    std::ifstream file(process / "comm");
    std::string name;
    std::getline(file, name);
    return name;
}

} // namespace

std::string findPortHolder(int port)
{
    const auto sockets = listeningSockets(port);
    if (sockets.empty()) {
        return {};
    }
    std::error_code error;
    for (fs::directory_iterator entry("/proc", error), end; !error && entry != end; entry.increment(error)) {
        const auto pid = entry->path().filename().string();
        const bool isProcess = std::ranges::all_of(pid, [](char c) { return c >= '0' && c <= '9'; });
        if (isProcess && holdsAny(entry->path(), sockets)) {
            return nameOf(entry->path()) + " (pid " + pid + ")";
        }
    }
    return {};
}

} // namespace wakedock::caddy
