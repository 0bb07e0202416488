#pragma once

#include "backend/shared/async/task.h"
#include "backend/shared/utils/secret.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// Keeps secrets by name outside the database: signing keys, passwords of registries. A file readable by its owner only,
/// or the system's keychain. Backend thread.
/// Names are `[a-z0-9][a-z0-9._-]{0,63}`.
/// @throws Error Unavailable (`secrets_unavailable`) with the place and the remedy
class ISecretStore
{
public:
    virtual ~ISecretStore() = default;
    virtual Task<std::optional<Secret>> find(std::string name) = 0;
    /// On the disk when it returns; replaces what was there, whole or not at all.
    virtual Task<void> store(std::string name, Secret value) = 0;
    /// Of the secrets that there are, those whose names begin so; in no order.
    virtual Task<std::vector<std::string>> names(std::string prefix) = 0;
    /// Succeeds when it is gone already.
    virtual Task<void> remove(std::string name) = 0;
};

} // namespace wakedock::core
