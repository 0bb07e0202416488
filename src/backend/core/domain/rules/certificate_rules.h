#pragma once

#include "backend/core/domain/certificate.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::core {

/// True when a certificate for this name is good for the host: the same name, or a pattern over exactly one label of it.
[[nodiscard]] bool coversHost(std::string_view name, std::string_view host);
[[nodiscard]] bool coversHost(const std::vector<std::string> &names, std::string_view host);

/// In the order in which the proxy looks through them: what was given last comes first.
[[nodiscard]] std::vector<OwnCertificate> inTurn(std::vector<OwnCertificate> own);
/// Which of several is shown for a host: one that names it exactly before one with a pattern, then the one given last; an
/// expired one only where there is no other. Null: none is for it. @param own as inTurn() orders them
[[nodiscard]] const OwnCertificate *shownFor(std::string_view host, const std::vector<OwnCertificate> &own, Timestamp now);

/// Everything that is known, to be made one list of.
struct CertificateKnowledge {
    std::vector<OwnCertificate> own; ///< As inTurn() orders them.
    std::vector<CertifiedHost> hosts;
    std::function<CertificateSight(const std::string &host)> sightOf;
    Timestamp now{};
};

/// Own certificates first, then each host that none of them is for.
[[nodiscard]] std::vector<Certificate> certificatesOf(const CertificateKnowledge &facts);

/// What an own certificate would do: whose it takes, which hosts it would not serve.
[[nodiscard]] std::vector<std::string> effectsOf(const OwnCertificate &added, const CertificateKnowledge &facts);

} // namespace wakedock::core
