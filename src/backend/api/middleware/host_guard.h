#pragma once

#include "backend/api/middleware/i_middleware.h"

#include <string>
#include <unordered_set>
#include <vector>

namespace wakedock::api {

/// Answers 421 to requests meant for somebody else's name: a page that points its own name at this address (DNS
/// rebinding) gets nothing. Localhost, addresses of the loopback, the listen address and configured names pass.
class HostGuard : public IMiddleware
{
public:
    /// @param listenAddress an IP address; with 0.0.0.0 or :: any IP address passes, since no name can be rebound to it
    explicit HostGuard(const std::string &listenAddress, const std::vector<std::string> &names = {});
    Task<std::optional<HttpResponse>> enter(std::shared_ptr<HttpRequest> request) override;

private:
    [[nodiscard]] bool isOurs(const std::string &host) const;
    std::unordered_set<std::string> m_names; ///< Lower case.
    bool m_anyAddress;
};

} // namespace wakedock::api
