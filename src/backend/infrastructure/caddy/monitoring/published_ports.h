#pragma once

#include <optional>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// A port of a container as this machine shows it to its visitors.
struct PublishedPort {
    std::string hostIp; ///< `0.0.0.0` for all.
    int hostPort = 0;
    std::string containerIp;
    int containerPort = 0;
    bool operator==(const PublishedPort &) const = default;
};

/// Out of the command line of the engine's proxy program: `docker-proxy -proto tcp -host-ip 127.0.0.1 -host-port 2019
/// -container-ip 172.17.0.2 -container-port 2019`. Nothing for any other, and for UDP.
/// @param commandLine as /proc has it: words that end with NUL
[[nodiscard]] std::optional<PublishedPort> publishedPortIn(const std::string &commandLine);

/// All on this machine. Everybody may read command lines, also where the process is another user's. Reads /proc. An engine
/// without proxy programs (`userland-proxy: false`) shows none.
[[nodiscard]] std::vector<PublishedPort> publishedPorts();

/// Those of the container that has `hostPort` published; empty where none has.
[[nodiscard]] std::vector<PublishedPort> portsBesides(const std::vector<PublishedPort> &all, int hostPort);

} // namespace wakedock::caddy
