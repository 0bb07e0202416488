#include "backend/infrastructure/caddy/monitoring/port_holder.h"

#include "backend/infrastructure/caddy/monitoring/tcp_table.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <vector>

#include <arpa/inet.h>

namespace wakedock::caddy {

namespace {

namespace fs = std::filesystem;

/// The kernel's spelling: words of 32 bits in the order of this machine, so that no order has to be known.
std::string inKernelWords(const std::uint32_t *words, std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        char word[9];
        std::snprintf(word, sizeof word, "%08X", static_cast<unsigned>(words[i]));
        text += word;
    }
    return text;
}

/// How listeners on exactly this address are written: IPv4 also as IPv6 has it. Empty for what is no address.
std::set<std::string> spellingsOf(const std::string &host)
{
    in_addr four{};
    in6_addr six{};
    std::uint32_t words[4] = {0, 0, htonl(0xFFFF), 0};
    if (::inet_pton(AF_INET, host.c_str(), &four) == 1) {
        words[3] = four.s_addr;
        return {inKernelWords(&words[3], 1), inKernelWords(words, 4)};
    }
    if (::inet_pton(AF_INET6, host.c_str(), &six) == 1) {
        std::memcpy(words, &six, sizeof words);
        return {inKernelWords(words, 4)};
    }
    return {};
}

std::set<std::string> socketsAt(const std::vector<TcpListener> &listeners, const std::set<std::string> &addresses)
{
    std::set<std::string> sockets;
    for (const auto &listener : listeners) {
        if (addresses.contains(listener.words)) {
            sockets.insert(listener.socket);
        }
    }
    return sockets;
}

/// Whoever has the very address gets its visitors; whoever listens on all of them gets the rest.
std::set<std::string> socketsBehind(int port, const std::string &host)
{
    const auto listeners = tcpListenersOn(port);
    std::set<std::string> all;
    for (const auto &listener : listeners) {
        all.insert(listener.socket);
    }
    if (host.empty()) {
        return all;
    }
    auto addresses = spellingsOf(host == "localhost" ? "127.0.0.1" : host);
    if (host == "localhost") {
        addresses.merge(spellingsOf("::1"));
    }
    auto exact = socketsAt(listeners, addresses);
    if (!exact.empty()) {
        return exact;
    }
    auto everywhere = spellingsOf("::");
    if (host.find(':') == std::string::npos) {
        everywhere.merge(spellingsOf("0.0.0.0"));
    }
    return socketsAt(listeners, everywhere);
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

std::string findPortHolder(int port, const std::string &host)
{
    const auto sockets = socketsBehind(port, host);
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
