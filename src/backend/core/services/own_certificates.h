#pragma once

#include "backend/core/domain/certificate.h"
#include "backend/core/ports/i_proxy_certificates.h"
#include "backend/core/ports/i_secret_store.h"
#include "backend/shared/async/task.h"
#include "backend/shared/logging/log.h"

#include <map>
#include <string>
#include <vector>

namespace wakedock::core {

/// The certificates operators brought along, with their keys, as the proxy is to have them. Keys are stored encrypted; in
/// memory they stay as long as the proxy may need them again. Backend thread.
class OwnCertificates
{
public:
    OwnCertificates(IProxyCertificates &proxy, ISecretStore &secrets, Log log);

    /// At the start. One whose key cannot be read is listed, and not given to the proxy.
    Task<void> load(std::vector<OwnCertificate> stored);
    /// In the order in which the proxy looks through them.
    [[nodiscard]] std::vector<OwnCertificate> all() const;

    /// The proxy gets it with the next push, in place of what it had under this id.
    void take(OwnCertificate certificate, Secret key);
    void drop(const CertificateId &id);

    /// @return the name under which it is kept
    Task<std::string> keepKey(Secret key);
    /// @throws Error Unavailable (`certificate_key_missing`)
    Task<Secret> keyOf(OwnCertificate certificate);
    /// Succeeds also where it cannot be removed: that is told in the log.
    Task<void> forgetKey(std::string name);

private:
    struct Held {
        OwnCertificate certificate;
        Secret key; ///< Empty: it could not be read.
    };
    void tellProxy();

    IProxyCertificates &m_proxy;
    ISecretStore &m_secrets;
    Log m_log;
    std::map<CertificateId, Held> m_held;
};

} // namespace wakedock::core
