#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/health.h"
#include "backend/core/domain/ids.h"
#include "backend/shared/utils/time_text.h"

#include <cstdint>
#include <optional>
#include <string>

namespace wakedock::core {

/// Where containers of an engine are reached: on their network's addresses, or on published ports. Hosts other than the
/// local one publish (docs/decisions/0017).
enum class HostAddressing { Network, Loopback };

/// What a TLS connection to a host needs. The key itself is in the secret store, under `keyName`.
struct HostTls {
    std::string authorities; ///< PEM; empty = those the system trusts.
    std::string certificates; ///< PEM; empty = no client certificate.
    std::string keyName; ///< Empty = no client certificate.
    bool operator==(const HostTls &) const = default;
};

/// An engine that WakeDock was told of. The local one is not stored: it is what the settings say.
struct Host {
    HostId id;
    std::int64_t version = 0;
    std::string name; ///< Unique, in small letters.
    std::string url;
    std::optional<HostTls> tls;
    bool allowsPlain = false; ///< Also over a network without TLS.
    HostAddressing addressing = HostAddressing::Loopback;
    /// Where Caddy reaches ports published there; empty = as the url says (rules/service_address.h).
    std::string serviceAddress;
    Timestamp createdAt{};
    bool operator==(const Host &) const = default;
};

/// How an engine is doing, by its own connection.
struct HostState {
    Availability availability = Availability::Connecting;
    std::string detail; ///< What is wrong or which version answers.
    std::string remedy;
    Timestamp since{};
    std::optional<EngineVersion> engine; ///< While it is connected.
    bool operator==(const HostState &) const = default;
};

/// A host as it is shown.
struct HostView {
    Host host;
    HostState state;
};

} // namespace wakedock::core
