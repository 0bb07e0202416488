#pragma once

#include <string>

namespace wakedock::http_client {

/// Where an HTTP peer listens: a Unix socket, or a host and a port.
struct Endpoint {
    std::string socketPath; ///< Absolute; empty = TCP.
    std::string host;
    int port = 0;

    static Endpoint unixSocket(std::string path) { return {std::move(path), {}, 0}; }
    static Endpoint tcp(std::string host, int port) { return {{}, std::move(host), port}; }

    [[nodiscard]] bool isUnix() const { return !socketPath.empty(); }
    /// `unix:///var/run/docker.sock` or `http://127.0.0.1:2019`, for messages.
    [[nodiscard]] std::string text() const;
    /// What the Host header says. A Unix socket has no name of its own: `localhost`.
    [[nodiscard]] std::string hostHeader() const;
    bool operator==(const Endpoint &) const = default;
};

} // namespace wakedock::http_client
