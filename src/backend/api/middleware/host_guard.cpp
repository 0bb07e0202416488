#include "backend/api/middleware/host_guard.h"

#include "backend/api/http/problem_detail.h"
#include "backend/api/http/request_target.h"

#include <QHostAddress>

namespace wakedock::api {

HostGuard::HostGuard(const std::string &listenAddress, const std::vector<std::string> &names)
    : m_names{"localhost", "127.0.0.1", "::1"}
    , m_anyAddress(listenAddress == "0.0.0.0" || listenAddress == "::")
{
    for (const std::string &name : names) {
        if (const auto authority = parseAuthority(name)) {
            m_names.insert(authority->host);
        }
    }
    m_names.insert(listenAddress);
}

bool HostGuard::isOurs(const std::string &host) const
{
    if (m_names.contains(host)) {
        return true;
    }
    const QHostAddress address(QString::fromStdString(host));
    return !address.isNull() && (m_anyAddress || address.isLoopback());
}

Task<std::optional<HttpResponse>> HostGuard::enter(std::shared_ptr<HttpRequest> request)
{
    const std::string *named = request->headers.find("Host");
    // HTTP/1.0 knows no Host; no browser speaks it, so nothing can be rebound.
    if (named) {
        const auto authority = parseAuthority(*named);
        if (!authority || !isOurs(authority->host)) {
            throw HttpError(421, "foreign_host", "This server does not answer for the host name " + *named + ".");
        }
    }
    co_return std::nullopt;
}

} // namespace wakedock::api
