#pragma once

#include "backend/core/ports/i_domain_sight.h"

namespace wakedock::names {

/// Shakes hands as a visitor of `question.host` would, takes any certificate, and looks at it. The connection ends there.
/// @throws Error Unavailable (`no_certificate`), Timeout (`handshake_late`), Cancelled
Task<core::SeenCertificate> seeCertificate(core::CallContext context, core::SightQuestion question);

} // namespace wakedock::names
