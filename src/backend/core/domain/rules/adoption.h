#pragma once

#include "backend/core/domain/container_detail.h"
#include "backend/core/domain/engine_objects.h"
#include "backend/core/domain/service.h"

#include <string>

namespace wakedock::core {

// A container that somebody else made becomes a service's without a restart. Its labels cannot be changed any more, so
// WakeDock keeps them for it: whatever is told of it is told with these.

/// The first revision's container lives at this colour; the next deployment moves to the other one, as always.
inline constexpr Colour adoptedColour = Colour::A;
inline constexpr int adoptedRevision = 1;

/// Gives the container the labels it would have, had WakeDock made it for this service.
void wearAdoptedLabels(Container &container, const ServiceRecord &service);
/// True for a container that wears them.
[[nodiscard]] bool isAdopted(const Container &container);

/// @throws Error Conflict: it is a service's (`belongs_to_service`), compose's (`belongs_to_stack`), Swarm's
/// (`belongs_to_swarm`) or WakeDock's own helper, or does not run (`container_not_running`)
void requireAdoptable(const ContainerSummary &known);

/// Where Caddy reaches the container without WakeDock's network: a published port of fixed number on `ip`, where the host
/// is reached, or on all addresses. @throws Error Conflict (`adopted_unreachable`) with the remedy, naming `domain`
[[nodiscard]] UpstreamAddress publishedAddress(const ContainerDetail &container, int containerPort, const std::string &ip);

/// @throws Error Conflict: it cannot be taken into WakeDock's network (`adopted_unreachable`), or is in there already
/// (`already_connected`)
void requireJoinable(const ContainerDetail &container, const std::string &network);

} // namespace wakedock::core
