#pragma once

#include "backend/core/domain/host.h"
#include "backend/core/domain/service.h"
#include "backend/shared/exceptions/error.h"

#include <string>

namespace wakedock::core {

// Services on hosts other than the local one are reached on published ports, at an address of that host.

/// True for an IPv4 or IPv6 literal.
[[nodiscard]] bool isIpLiteral(const std::string &text);

/// @throws Error Invalid (`service_address_invalid`) on the field `service_address`; empty is right
void checkServiceAddress(const std::string &address);

/// Where Caddy reaches ports published on the host: an IP literal, or a name to be looked up.
[[nodiscard]] std::string serviceAddress(const Host &host);

/// `0.0.0.0` or `::` where the owner said so: ports are then published on all addresses. Empty = only on the one that
/// serviceAddress() names: nothing is published more widely than somebody asked for.
[[nodiscard]] std::string publishedEverywhere(const Host &host);

/// The addresses for the next container at `colour`, now that its host is reached at `ip`. What serves at the other colour
/// stays where it is; pinned addresses have no such ip and do not change.
[[nodiscard]] ServiceAddresses reachedAt(ServiceAddresses addresses, Colour colour, const std::string &ip);

/// True when the engine refused a start because somebody has this reserved port, and not one the operator fixed.
[[nodiscard]] bool isReservedPortTaken(const Error &error, const UpstreamAddress &address);

} // namespace wakedock::core
