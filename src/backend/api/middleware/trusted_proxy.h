#pragma once

#include "backend/api/middleware/i_middleware.h"

#include <QHostAddress>

#include <string>
#include <utility>
#include <vector>

namespace wakedock::api {

/// Believes `X-Forwarded-For` and `X-Forwarded-Proto` of configured proxies and of nobody else: the caller is the last
/// address in the list that is not itself such a proxy.
class TrustedProxy : public IMiddleware
{
public:
    /// @param networks addresses or networks: `10.0.0.1`, `fd00::/8`
    /// @throws Error Invalid for what is neither
    explicit TrustedProxy(const std::vector<std::string> &networks);
    Task<std::optional<HttpResponse>> enter(std::shared_ptr<HttpRequest> request) override;

private:
    [[nodiscard]] bool trusts(const std::string &address) const;
    [[nodiscard]] std::string callerBehind(const HttpRequest &request) const;
    std::vector<std::pair<QHostAddress, int>> m_networks;
};

} // namespace wakedock::api
