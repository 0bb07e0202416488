#pragma once

#include "backend/core/domain/certificate.h"
#include "backend/core/domain/rules/certificate_rules.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_domain_sight.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/ports/i_proxy_certificates.h"
#include "backend/shared/async/task.h"

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// What certificates are about, read when it is needed: it belongs to others.
struct CertificateSources {
    std::function<std::vector<Route>()> wished;
    std::function<ProxyStatus()> status;
    std::function<std::vector<OwnCertificate>()> own;
};

/// What visitors are shown for each host, and what the proxy said of its certificates. In memory: after a start it is looked
/// for again, and a trouble is known when the proxy tells of it the next time. Backend thread.
class CertificateSights
{
public:
    CertificateSights(IProxyCertificates &proxy, IDomainSight &sight, IEventBus &events, IClock &clock,
                      CertificateSources sources);

    /// Looks at the hosts of which nothing is known or only something old; those that are well are not looked at again
    /// within a minute. At most 5 s. Tells CertificatesChanged where anything is otherwise.
    Task<void> look(CallContext context);
    /// At one host, now. Nothing where no certificate is shown.
    Task<std::optional<ShownCertificate>> lookAt(CallContext context, std::string host);
    /// What is known is of before: the next look() looks anew.
    void forget();
    /// The proxy said something. Tells CertificatesChanged.
    void heard(CertificateNews news);

    /// What was refused is not tried again by itself.
    void noMoreTries(const std::string &host);

    [[nodiscard]] CertificateKnowledge facts() const;
    [[nodiscard]] std::vector<Certificate> list() const { return certificatesOf(facts()); }
    /// Why a host has no certificate, or no newer one, in the words of who refused it.
    [[nodiscard]] std::optional<CertificateTrouble> lastErrorOf(const std::string &host) const;
    /// When a look is due because of time alone: something is about to expire.
    [[nodiscard]] std::chrono::milliseconds untilNextLook() const;

private:
    struct Known {
        CertificateSight sight;
        std::chrono::steady_clock::time_point freshUntil;
    };
    Task<void> see(CallContext context, CertifiedHost host);
    [[nodiscard]] std::vector<CertifiedHost> hosts() const;
    [[nodiscard]] bool isFresh(const std::string &host) const;
    void noteIssued(const std::string &name);

    IProxyCertificates &m_proxy;
    IDomainSight &m_sight;
    IEventBus &m_events;
    IClock &m_clock;
    CertificateSources m_sources;
    std::map<std::string, Known> m_known;
    std::deque<std::string> m_onDemand; ///< Names that got theirs on demand, the newest last.
    bool m_isLooking = false;
};

} // namespace wakedock::core
