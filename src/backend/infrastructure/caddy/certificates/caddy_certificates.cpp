#include "backend/infrastructure/caddy/certificates/caddy_certificates.h"

#include "backend/infrastructure/caddy/certificates/certified_hosts.h"
#include "backend/infrastructure/caddy/certificates/tls_log_line.h"
#include "backend/infrastructure/caddy/monitoring/log_lines.h"
#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"

#include <QElapsedTimer>

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::caddy {

namespace {

/// Anybody on this machine may say what Caddy says of certificates, and each word of it is looked into.
class NewsPace
{
public:
    bool allowsOneMore()
    {
        if (!m_window.isValid() || m_window.elapsed() >= WindowMs) {
            m_window.start();
            m_taken = 0;
        }
        return ++m_taken <= MostInWindow;
    }

private:
    static constexpr qint64 WindowMs = 100;
    static constexpr int MostInWindow = 20;

    QElapsedTimer m_window;
    int m_taken = 0;
};

} // namespace

CaddyCertificates::CaddyCertificates(CaddySettings settings, CaddyReverseProxy &proxy, LogLines &lines)
    : m_settings(std::move(settings))
    , m_proxy(proxy)
    , m_lines(lines)
{
}

std::vector<core::CertifiedHost> CaddyCertificates::hostsOf(const std::vector<core::Route> &routes) const
{
    return certifiedHosts(routes, m_settings.tlsMode);
}

void CaddyCertificates::useOwn(std::vector<core::OwnCertificateMaterial> own)
{
    m_proxy.certificates().own = std::move(own);
    m_proxy.certificates().refused.clear();
}

std::map<core::CertificateId, core::CertificateTrouble> CaddyCertificates::refused() const
{
    return m_proxy.certificates().refused;
}

void CaddyCertificates::renew(std::set<std::string> hosts)
{
    m_proxy.certificates().renewed = std::move(hosts);
}

Task<void> CaddyCertificates::listen(std::function<void(core::CertificateNews)> onNews, CancelToken cancel)
{
    auto read = [onNews = std::move(onNews), pace = NewsPace()](const nlohmann::json &line) mutable {
        if (auto news = newsIn(line); news && pace.allowsOneMore()) {
            onNews(*std::move(news));
        }
    };
    return m_lines.listen(std::move(read), std::move(cancel));
}

} // namespace wakedock::caddy
