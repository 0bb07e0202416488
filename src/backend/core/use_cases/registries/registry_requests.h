#pragma once

#include "backend/core/domain/registry.h"
#include "backend/shared/utils/secret.h"

#include <cstdint>
#include <optional>
#include <string>

namespace wakedock::core {

/// A registry as somebody fills in the form.
struct RegistryWish {
    std::string address;
    std::string username;
    Secret password;
};

struct ChangeRegistryRequest {
    RegistryId id;
    std::optional<std::int64_t> expectedVersion; ///< Nothing = whatever it is now.
    RegistryWish wish;
    bool keepsPassword = false; ///< The password stays what it is; `wish.password` does not count.
};

} // namespace wakedock::core
