#pragma once

#include "backend/core/ports/i_domain_sight.h"

namespace wakedock::names {

/// Shakes hands as a visitor of `question.host` would, takes any certificate, looks at it, and asks for the path if there is
/// one. A peer that says nothing after the handshake is an answer with status 0.
/// @throws Error Unavailable (`no_certificate`), Timeout (`handshake_late`), Cancelled
Task<core::SecureSight> seeEncrypted(core::CallContext context, core::SightQuestion question);

} // namespace wakedock::names
