#include "backend/infrastructure/http_client/endpoint.h"

namespace wakedock::http_client {

std::string Endpoint::text() const
{
    return isUnix() ? "unix://" + socketPath : "http://" + hostHeader();
}

std::string Endpoint::hostHeader() const
{
    if (isUnix()) {
        return "localhost";
    }
    const bool isIpv6 = host.find(':') != std::string::npos;
    return (isIpv6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

} // namespace wakedock::http_client
