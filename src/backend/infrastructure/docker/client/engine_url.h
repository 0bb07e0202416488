#pragma once

#include "backend/infrastructure/http_client/endpoint.h"

#include <string>

namespace wakedock::docker {

/// The address of an engine, taken apart.
struct EngineUrl {
    enum class Transport { Unix, Tcp, Ssh };
    Transport transport = Transport::Unix;
    std::string text; ///< As it was written, for messages.
    std::string socketPath;
    std::string user; ///< Of ssh://; empty = ssh's own choice.
    std::string host; ///< Without brackets.
    int port = 0; ///< 0 = ssh's own choice; 2375 or 2376 where tcp:// names none.

    /// @param withTls decides the port where tcp:// names none
    /// @throws Error Invalid (`docker_host_invalid`), Unsupported (`docker_transport_unsupported`), field `url`
    static EngineUrl parse(const std::string &url, bool withTls);

    /// The machine itself, so that nobody is on the way: 127.0.0.0/8, ::1, localhost.
    [[nodiscard]] bool isLoopback() const;
    [[nodiscard]] http_client::Endpoint endpoint() const;
};

} // namespace wakedock::docker
