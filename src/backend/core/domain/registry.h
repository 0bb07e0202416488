#pragma once

#include "backend/core/domain/ids.h"
#include "backend/shared/utils/secret.h"
#include "backend/shared/utils/time_text.h"

#include <cstdint>
#include <optional>
#include <string>

namespace wakedock::core {

using RegistryId = Id<struct RegistryTag>;

/// Why a registry does not answer as it should, for people and for programs.
struct RegistryProblem {
    std::string code; ///< `host_not_found`, `connection_refused`, `tls_failed`, `login_refused`, `not_a_registry` ...
    std::string message;
    std::string remedy;
    bool operator==(const RegistryProblem &) const = default;
};

/// What came of trying a registry's login.
struct RegistryTrial {
    Timestamp at{};
    std::optional<RegistryProblem> problem; ///< Nothing: it works.
    bool operator==(const RegistryTrial &) const = default;
};

/// A registry WakeDock has a login for. The password itself is in the secret store, under `passwordName`.
struct Registry {
    RegistryId id;
    std::int64_t version = 0;
    std::string address; ///< As images are named by it: `registry.example.org:5000`, `docker.io`. Unique.
    std::string username; ///< Empty = nobody.
    std::string passwordName; ///< Empty = no password.
    Timestamp createdAt{};
    std::optional<RegistryTrial> lastTrial{}; ///< Of this login, since the start; in memory alone.
    bool operator==(const Registry &) const = default;
};

/// Who WakeDock is at a registry.
struct RegistryLogin {
    std::string address;
    std::string username;
    Secret password;
};

} // namespace wakedock::core
