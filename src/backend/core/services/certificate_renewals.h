#pragma once

#include "backend/core/ports/i_proxy_certificates.h"

#include <set>
#include <string>

namespace wakedock::core {

/// The hosts that are getting new certificates at this moment. Backend thread.
class CertificateRenewals
{
public:
    explicit CertificateRenewals(IProxyCertificates &proxy) : m_proxy(proxy) { }

    /// @return false where it is under way already
    bool begin(const std::string &host)
    {
        const bool isNew = m_hosts.insert(host).second;
        m_proxy.renew(m_hosts);
        return isNew;
    }
    void end(const std::string &host)
    {
        m_hosts.erase(host);
        m_proxy.renew(m_hosts);
    }

private:
    IProxyCertificates &m_proxy;
    std::set<std::string> m_hosts;
};

} // namespace wakedock::core
