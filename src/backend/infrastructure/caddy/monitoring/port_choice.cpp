#include "backend/infrastructure/caddy/monitoring/port_choice.h"

#include "backend/infrastructure/caddy/monitoring/port_holder.h"
#include "backend/shared/exceptions/error.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace wakedock::caddy {

namespace {

/// errno of an attempt to take the port on all addresses of the family; 0 = it worked.
template <class Address>
int tryToBind(int family, const Address &address)
{
    const int socket = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0) {
        return errno;
    }
    // As Go does it: connections that are still closing are no obstacle, a listener is.
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    int error = ::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 ? 0 : errno;
    if (error == 0 && ::listen(socket, 1) != 0) {
        error = errno;
    }
    ::close(socket);
    return error;
}

int bindError(int port)
{
    sockaddr_in6 both{};
    both.sin6_family = AF_INET6;
    both.sin6_port = htons(static_cast<std::uint16_t>(port));
    const int error = tryToBind(AF_INET6, both);
    if (error != EAFNOSUPPORT && error != EADDRNOTAVAIL) {
        return error;
    }
    sockaddr_in only4{};
    only4.sin_family = AF_INET;
    only4.sin_port = htons(static_cast<std::uint16_t>(port));
    return tryToBind(AF_INET, only4);
}

std::string whyNotBoth(const ProxyPorts &ports, bool wantsHttps, const std::function<std::string(int)> &whyNot)
{
    std::string reasons;
    for (const int port : {ports.http, ports.https}) {
        const bool isWanted = port == ports.http || wantsHttps;
        if (const auto reason = isWanted ? whyNot(port) : std::string(); !reason.empty()) {
            reasons += (reasons.empty() ? "port " : ", port ") + std::to_string(port) + ": " + reason;
        }
    }
    return reasons;
}

} // namespace

std::string whyNotBindable(int port)
{
    const int error = bindError(port);
    if (error == 0) {
        return {};
    }
    if (error != EADDRINUSE) {
        return std::generic_category().message(error);
    }
    const auto holder = findPortHolder(port);
    return "it is in use" + (holder.empty() ? std::string() : " by " + holder);
}

ProxyPorts choosePorts(const CaddySettings &settings, const std::function<std::string(int)> &whyNot)
{
    const bool wantsHttps = settings.tlsMode != core::TlsMode::Off;
    std::string tried;
    for (const ProxyPorts usual : {ProxyPorts{.http = 80, .https = 443}, ProxyPorts{.http = 8080, .https = 8443}}) {
        const ProxyPorts ports{.http = settings.httpPort > 0 ? settings.httpPort : usual.http,
                               .https = settings.httpsPort > 0 ? settings.httpsPort : usual.https};
        const auto reasons = whyNotBoth(ports, wantsHttps, whyNot);
        if (reasons.empty()) {
            return ports;
        }
        if (tried.find(reasons) == std::string::npos) {
            tried += (tried.empty() ? "" : "; ") + reasons;
        }
    }
    throw Error(ErrorCode::Unavailable, "ports_taken", "Caddy cannot be started, its ports cannot be bound: " + tried + ".")
        .withRemedy("Free the ports, or set caddy.http_port and caddy.https_port to free ones.");
}

} // namespace wakedock::caddy
