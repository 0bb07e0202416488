#pragma once

#include "backend/core/ports/i_secret_store.h"
#include "backend/shared/async/task.h"
#include "backend/shared/utils/secret.h"
#include "backend/shared/utils/time_text.h"

#include <string>
#include <vector>

namespace wakedock::security {

/// A key tokens are signed with. `id` stands in the token (`kid`), so that several are good at once during a change.
struct SigningKey {
    std::string id;
    Secret bytes; ///< 32.
    Timestamp createdAt{};
};

/// The keys of this WakeDock, newest first (the one to sign with); made at the first start. One older than 90 days is
/// followed by a new one; the last before it stays good for what it signed.
/// @throws Error Unavailable (`signing_keys_unreadable`, `secrets_unavailable`)
Task<std::vector<SigningKey>> loadSigningKeys(core::ISecretStore &secrets, Timestamp now);

/// A key of 256 random bits.
[[nodiscard]] SigningKey makeSigningKey(Timestamp now);

} // namespace wakedock::security
