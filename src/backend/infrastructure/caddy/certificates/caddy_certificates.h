#pragma once

#include "backend/core/ports/i_proxy_certificates.h"
#include "backend/infrastructure/caddy/caddy_settings.h"

namespace wakedock::caddy {

class CaddyReverseProxy;
class LogLines;

/// Caddy's certificates as the core's: own ones go into its configuration with the routes, and what it says while it obtains
/// others comes with its log (see LogLines). Of a Caddy that cannot be heard only what visitors are shown is known.
class CaddyCertificates final : public core::IProxyCertificates
{
public:
    /// @param proxy outlives this, and so do `lines`
    CaddyCertificates(CaddySettings settings, CaddyReverseProxy &proxy, LogLines &lines);

    [[nodiscard]] std::vector<core::CertifiedHost> hostsOf(const std::vector<core::Route> &routes) const override;
    void useOwn(std::vector<core::OwnCertificateMaterial> own) override;
    [[nodiscard]] std::map<core::CertificateId, core::CertificateTrouble> refused() const override;
    void renew(std::set<std::string> hosts) override;
    Task<void> listen(std::function<void(core::CertificateNews)> onNews, CancelToken cancel) override;

private:
    CaddySettings m_settings;
    CaddyReverseProxy &m_proxy;
    LogLines &m_lines;
};

} // namespace wakedock::caddy
