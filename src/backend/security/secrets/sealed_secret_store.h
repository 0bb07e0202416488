#pragma once

#include "backend/core/ports/i_secret_store.h"

#include <string>

namespace wakedock::security {

/// Secrets encrypted at rest: each value is sealed (XChaCha20-Poly1305) under a key of this WakeDock and bound to its name,
/// so that a copy of the files, a backup of them or one put in another's place tells nothing and passes for nothing. The
/// key itself lies in the store below under `sealing.key`: whoever has both has the secrets, so it is the one that belongs
/// into a keychain. Values stored before there was sealing are read as they are; the next store() seals them.
class SealedSecretStore final : public core::ISecretStore
{
public:
    /// @param below where sealed values and the key lie; must outlive this
    explicit SealedSecretStore(core::ISecretStore &below) : m_below(below) { }

    /// Reads the key, or makes it. Before anything else.
    /// @throws Error Unavailable (`secrets_unavailable`; `secrets_unsafe` for a key that is none)
    Task<void> open();

    /// @throws Error Unavailable (`secret_unreadable`) for a value that this key does not open
    Task<std::optional<Secret>> find(std::string name) override;
    Task<void> store(std::string name, Secret value) override;
    Task<std::vector<std::string>> names(std::string prefix) override;
    Task<void> remove(std::string name) override;

private:
    core::ISecretStore &m_below;
    Secret m_key;
};

} // namespace wakedock::security
