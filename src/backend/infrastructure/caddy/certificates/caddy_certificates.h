#pragma once

#include "backend/core/ports/i_proxy_certificates.h"
#include "backend/infrastructure/caddy/caddy_settings.h"

namespace wakedock::caddy {

class CaddyReverseProxy;

/// Caddy's certificates as the core's: own ones go into its configuration with the routes, and what it says while it obtains
/// others comes by UDP, from a Caddy on this machine whoever started it. One in a container with a network of its own cannot
/// reach this machine's loopback: of that one only what visitors are shown is known.
class CaddyCertificates final : public core::IProxyCertificates
{
public:
    /// @param proxy outlives this
    CaddyCertificates(CaddySettings settings, CaddyReverseProxy &proxy);

    [[nodiscard]] std::vector<core::CertifiedHost> hostsOf(const std::vector<core::Route> &routes) const override;
    void useOwn(std::vector<core::OwnCertificateMaterial> own) override;
    void renew(std::set<std::string> hosts) override;
    Task<void> listen(std::function<void(core::CertificateNews)> onNews, CancelToken cancel) override;

private:
    CaddySettings m_settings;
    CaddyReverseProxy &m_proxy;
};

} // namespace wakedock::caddy
