#pragma once

#include "backend/shared/utils/time_text.h"

#include <cstdint>
#include <string>

namespace wakedock::core {

/// One line of the append-only record. `hash` covers the entry and its predecessor's hash; the log fills id and hash.
struct AuditEntry {
    std::int64_t id = 0;
    Timestamp at{};
    std::string actor;
    std::string address;
    std::string action; ///< `service.deploy`, `session.login`.
    std::string target;
    std::string before; ///< Short text, secrets masked.
    std::string after;
    std::string hash;
    bool operator==(const AuditEntry &) const = default;
};

} // namespace wakedock::core
