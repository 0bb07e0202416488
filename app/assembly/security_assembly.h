#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/security/auth/argon2_password_hasher.h"
#include "backend/security/auth/jwt_token_codec.h"
#include "backend/security/secrets/file_secret_store.h"
#include "backend/security/secrets/sealed_secret_store.h"
#include "backend/shared/logging/log.h"

#include <memory>
#include <string>

namespace wakedock::app {

/// Passwords, tokens and the keys they are signed with. Backend thread.
class SecurityAssembly
{
public:
    SecurityAssembly(const std::string &dataDir, core::IClock &clock, const Log &log);
    /// Reads (or makes) the keys that sign and seal; `codec` is there afterwards.
    Task<void> start();

    security::FileSecretStore secrets;
    security::SealedSecretStore sealed; ///< Over `secrets`: for what the core keeps.
    security::Argon2PasswordHasher hasher;
    std::unique_ptr<security::JwtTokenCodec> codec;

private:
    core::IClock &m_clock;
};

} // namespace wakedock::app
