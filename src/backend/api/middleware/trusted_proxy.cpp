#include "backend/api/middleware/trusted_proxy.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <string_view>

namespace wakedock::api {

namespace {

/// The last entry of a comma-separated list, taken off its end.
std::string takeLastForwarded(std::string_view &list)
{
    const auto comma = list.rfind(',');
    std::string_view last = comma == std::string_view::npos ? list : list.substr(comma + 1);
    list = comma == std::string_view::npos ? std::string_view() : list.substr(0, comma);
    const auto first = last.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    last = last.substr(first, last.find_last_not_of(" \t") - first + 1);
    return std::string(last);
}

} // namespace

TrustedProxy::TrustedProxy(const std::vector<std::string> &networks)
{
    for (const std::string &text : networks) {
        const auto network = QHostAddress::parseSubnet(QString::fromStdString(text));
        if (network.second < 0) {
            throw Error(ErrorCode::Invalid, "trusted_proxy",
                        "server.trusted_proxies: " + text + " is no address or network.")
                .withRemedy("Write an address such as 10.0.0.1 or a network such as 10.0.0.0/8.");
        }
        m_networks.emplace_back(network.first, network.second);
    }
}

bool TrustedProxy::trusts(const std::string &address) const
{
    const QHostAddress host(QString::fromStdString(address));
    return std::any_of(m_networks.begin(), m_networks.end(),
                       [&host](const auto &network) { return host.isInSubnet(network.first, network.second); });
}

std::string TrustedProxy::callerBehind(const HttpRequest &request) const
{
    std::string caller = request.remoteAddress;
    std::string_view list = request.headers.value("X-Forwarded-For");
    while (!list.empty() && trusts(caller)) {
        const QHostAddress named(QString::fromStdString(takeLastForwarded(list)));
        if (named.isNull()) {
            break;
        }
        caller = named.toString().toStdString();
    }
    return caller;
}

Task<std::optional<HttpResponse>> TrustedProxy::enter(std::shared_ptr<HttpRequest> request)
{
    if (!m_networks.empty() && trusts(request->remoteAddress)) {
        if (const std::string *scheme = request->headers.find("X-Forwarded-Proto")) {
            request->secure = equalsIgnoringCase(*scheme, "https");
        }
        request->remoteAddress = callerBehind(*request);
    }
    request->context.address = request->remoteAddress;
    co_return std::nullopt;
}

} // namespace wakedock::api
