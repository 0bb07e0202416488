#include "backend/infrastructure/caddy/monitoring/tcp_table.h"

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <sstream>

#include <arpa/inet.h>

namespace wakedock::caddy {

namespace {

constexpr std::size_t DigitsAWord = 8;
constexpr std::uint32_t FourInSix = 0xFFFF;

/// The kernel writes words of 32 bits in the order of this machine: read back as such they are the address's bytes.
bool readWords(const std::string &text, std::uint32_t *words, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        const char *begin = text.data() + i * DigitsAWord;
        const auto read = std::from_chars(begin, begin + DigitsAWord, words[i], 16);
        if (read.ec != std::errc() || read.ptr != begin + DigitsAWord) {
            return false;
        }
    }
    return true;
}

std::string textOf(int family, const void *bytes)
{
    char text[INET6_ADDRSTRLEN] = {};
    return ::inet_ntop(family, bytes, text, sizeof text) == nullptr ? std::string() : std::string(text);
}

} // namespace

std::vector<TcpListener> tcpListenersOn(int port)
{
    char wanted[8];
    std::snprintf(wanted, sizeof wanted, ":%04X", static_cast<unsigned>(port));
    std::vector<TcpListener> listeners;
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
                listeners.push_back({local.substr(0, local.find(':')), "socket:[" + inode + "]"});
            }
        }
    }
    return listeners;
}

std::string addressIn(const std::string &words)
{
    std::uint32_t read[4] = {};
    if (words.size() == DigitsAWord && readWords(words, read, 1)) {
        return textOf(AF_INET, read);
    }
    if (words.size() != 4 * DigitsAWord || !readWords(words, read, 4)) {
        return {};
    }
    const bool isFour = read[0] == 0 && read[1] == 0 && read[2] == htonl(FourInSix);
    return isFour ? textOf(AF_INET, &read[3]) : textOf(AF_INET6, read);
}

} // namespace wakedock::caddy
