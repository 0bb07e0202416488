#pragma once

#include "backend/core/domain/host.h"
#include "backend/core/ports/i_engine_hosts.h"

#include <cstdint>
#include <optional>
#include <string>

namespace wakedock::core {

/// A host as somebody fills in the form.
struct HostWish {
    std::string name;
    EngineAddress address;
    HostAddressing addressing = HostAddressing::Loopback;
    std::string serviceAddress = {}; ///< Empty = as the url says.
};

struct ChangeHostRequest {
    HostId id;
    std::optional<std::int64_t> expectedVersion; ///< Nothing = whatever it is now.
    HostWish wish;
    bool keepsTls = false; ///< The TLS material stays what it is; `wish.address.tls` does not count.
};

} // namespace wakedock::core
