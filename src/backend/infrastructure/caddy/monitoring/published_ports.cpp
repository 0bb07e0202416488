#include "backend/infrastructure/caddy/monitoring/published_ports.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include <sys/stat.h>
#include <unistd.h>

namespace wakedock::caddy {

namespace {

namespace fs = std::filesystem;

int portNumber(const std::string &text)
{
    int port = 0;
    std::from_chars(text.data(), text.data() + text.size(), port);
    return port;
}

bool isProcessNumber(const std::string &name)
{
    return !name.empty() && std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
}

/// The engine's, or our own user's where the engine is, too: anybody may name a program as they like.
bool isTrusted(const fs::path &process)
{
    struct stat facts{};
    return ::stat(process.c_str(), &facts) == 0 && (facts.st_uid == 0 || facts.st_uid == ::geteuid());
}

std::string commandLineOf(const fs::path &process)
{
    std::ifstream file(process / "cmdline", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

std::optional<PublishedPort> publishedPortIn(const std::string &commandLine)
{
    std::istringstream words(commandLine);
    std::string program;
    std::getline(words, program, '\0');
    if (!program.ends_with("docker-proxy")) {
        return std::nullopt;
    }
    std::map<std::string, std::string> options;
    for (std::string name, value; std::getline(words, name, '\0') && std::getline(words, value, '\0');) {
        options[name] = value;
    }
    if (options["-proto"] != "tcp") {
        return std::nullopt;
    }
    return PublishedPort{.hostIp = options["-host-ip"],
                         .hostPort = portNumber(options["-host-port"]),
                         .containerIp = options["-container-ip"],
                         .containerPort = portNumber(options["-container-port"])};
}

std::vector<PublishedPort> publishedPorts()
{
    std::vector<PublishedPort> all;
    std::error_code error;
    for (fs::directory_iterator entry("/proc", error), end; !error && entry != end; entry.increment(error)) {
        if (isProcessNumber(entry->path().filename().string()) && isTrusted(entry->path())) {
            if (const auto port = publishedPortIn(commandLineOf(entry->path()))) {
                all.push_back(*port);
            }
        }
    }
    return all;
}

std::vector<PublishedPort> portsBesides(const std::vector<PublishedPort> &all, int hostPort)
{
    std::vector<PublishedPort> same;
    const auto known = std::ranges::find(all, hostPort, &PublishedPort::hostPort);
    if (known != all.end()) {
        std::ranges::copy_if(all, std::back_inserter(same),
                             [&known](const PublishedPort &port) { return port.containerIp == known->containerIp; });
    }
    return same;
}

} // namespace wakedock::caddy
