#pragma once

#include "backend/core/domain/certificate.h"
#include "backend/core/domain/route.h"

#include <vector>

namespace wakedock::caddy {

/// The hosts of these routes that are served over TLS, each once, by name: whoever's route it is, and who certifies it.
/// @param preset what `auto` means
[[nodiscard]] std::vector<core::CertifiedHost> certifiedHosts(const std::vector<core::Route> &routes, core::TlsMode preset);

} // namespace wakedock::caddy
