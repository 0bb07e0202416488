#pragma once

#include <string>
#include <vector>

namespace wakedock::caddy {

/// A listening TCP socket as the kernel's table has it.
struct TcpListener {
    std::string words; ///< Its address as /proc/net/tcp writes it: `0100007F`.
    std::string socket; ///< `socket:[4711]`, as the links in /proc/<pid>/fd read.
};

/// Everybody who listens on the port, over IPv4 and IPv6.
[[nodiscard]] std::vector<TcpListener> tcpListenersOn(int port);

/// `127.0.0.1` of `0100007F`; an IPv4 address in IPv6's words is written as IPv4. Empty for what is no address.
[[nodiscard]] std::string addressIn(const std::string &words);

} // namespace wakedock::caddy
