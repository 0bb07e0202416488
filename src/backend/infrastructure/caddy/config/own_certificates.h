#pragma once

#include "backend/core/domain/certificate.h"

#include <nlohmann/json_fwd.hpp>

#include <set>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// What beside the routes is wished of Caddy's certificates.
struct CertificateWish {
    std::vector<core::OwnCertificateMaterial> own; ///< Those that shall be preferred first.
    std::set<std::string> renewed; ///< Hosts that get new ones although theirs are good.
};

/// Puts own certificates, and no others of ours, first into `tls/certificates/load_pem`: of several for one name Caddy shows
/// the first, and it obtains none for a name that has one.
void setOwnCertificates(nlohmann::json &apps, const std::vector<core::OwnCertificateMaterial> &own);

/// The configuration without them, where it is to be kept: their keys are kept encrypted, elsewhere, and come back with the
/// next push. @return the text as it was where there are none
[[nodiscard]] std::string withoutOwnCertificates(const std::string &config);

} // namespace wakedock::caddy
