#pragma once

#include "backend/core/domain/certificate.h"
#include "backend/core/domain/route.h"
#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/task.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace wakedock::core {

/// The proxy's certificates. What is set here goes with the next push of IReverseProxy, and with every one after it.
/// Backend thread.
class IProxyCertificates
{
public:
    virtual ~IProxyCertificates() = default;
    /// Which hosts of these routes are served over TLS, and who certifies them, by name.
    [[nodiscard]] virtual std::vector<CertifiedHost> hostsOf(const std::vector<Route> &routes) const = 0;
    /// Own certificates, all of them, those that shall be preferred first.
    virtual void useOwn(std::vector<OwnCertificateMaterial> own) = 0;
    /// These hosts, and no others, get new certificates although theirs are good; what they have is shown until then.
    virtual void renew(std::set<std::string> hosts) = 0;
    /// What the proxy says of its certificates, until cancelled.
    /// @throws Error Unavailable (`listen_failed`), Cancelled
    virtual Task<void> listen(std::function<void(CertificateNews)> onNews, CancelToken cancel) = 0;
};

} // namespace wakedock::core
