#pragma once

#include "backend/core/domain/certificate.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace wakedock::caddy {

/// What one line of Caddy's log says of a certificate; nothing for all other lines. Anybody on this machine may send one, so
/// it is read as text from outside: bounded, and without control characters.
[[nodiscard]] std::optional<core::CertificateNews> newsIn(const nlohmann::json &line);

} // namespace wakedock::caddy
