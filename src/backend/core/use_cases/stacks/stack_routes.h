#pragma once

#include "backend/core/domain/rules/stack_plan.h"
#include "backend/core/use_cases/stacks/stack_workshop.h"

#include <memory>
#include <string>
#include <vector>

namespace wakedock::core {

// How the services of a stack that have a domain are brought to their visitors. Each has a service record of kind `compose`,
// which holds its domain, its two addresses and its colour; what it runs, the files say. Hold the stack's lane.

/// A routed service as a deployment is to leave it.
struct RoutedTarget {
    std::string service; ///< As the files name it.
    ServiceRecord record; ///< As it is to be in force.
    ServiceRecord before; ///< As it is; of revision 0 where it is new.
    std::string liveId; ///< The container that serves now; empty where none does.
    ImageInfo image;
    bool isReplaced = false; ///< Its next container has the other colour.
    bool isBeside = false; ///< ... and starts while the one before serves on.
    std::string containerId; ///< The one that is to serve, once it is there.
};
using RoutedTargets = std::vector<RoutedTarget>;

/// The records of a stack's routed services, as wished.
[[nodiscard]] std::vector<ServiceRecord> routedRecords(const StackWorkshop &workshop, const StackId &id);
/// ... as their containers are: in force.
[[nodiscard]] std::vector<ServiceRecord> routedOf(const StateService &states, const StackId &id);

/// Records that hold name, domains and addresses for the routed services of a reading, to be stored by storeClaims(); only
/// those that are new or wish something else than before. Hold the creation lane until they are adopted.
/// @throws Error Conflict (`name_taken`, `domain_taken`, `port_taken`, `addresses_exhausted`)
Task<std::vector<ServiceRecord>> claimRoutes(StackWorkshop &workshop, CallContext context, StackRecord stack,
                                             ComposeReading reading);
/// For the transaction that opens the operation. The records are as stored afterwards.
[[nodiscard]] OperationJournal::Also storeClaims(std::shared_ptr<std::vector<ServiceRecord>> records);
/// From here on others find them taken.
void adoptClaims(StackWorkshop &workshop, const std::vector<ServiceRecord> &records);

/// The same inside the lane: an operation before this one, taken back or done, may have let go of what this one claimed.
/// @throws Error as claimRoutes(): meanwhile somebody else may have it
Task<void> claimAgain(StackWorkshop &workshop, RunPtr run, StackRecord stack, ComposeReading reading);

/// What is to become of each routed service. Images must be there.
/// @throws Error Invalid (`upstream_port_unknown`)
Task<RoutedTargets> routedTargets(StackWorkshop &workshop, CallContext context, StackPlanFacts facts);

/// Takes away containers of the targets that are not in force: left by somebody, they would be taken for the new ones.
Task<void> clearLeftovers(StackWorkshop &workshop, CallContext context, StackId id, RoutedTargets targets);
/// Each target's container is at its address and answers. @return the targets with their containers
/// @throws Error UpstreamFailed (`ended_at_start`, `unhealthy`), Timeout (`not_healthy`)
Task<RoutedTargets> waitRoutedReady(StackWorkshop &workshop, RunPtr run, RoutedTargets targets,
                                    std::chrono::seconds patience);
Task<void> publishRouted(StackWorkshop &workshop, RunPtr run, RoutedTargets targets);
/// Those of the stack's records that the files, by these targets, no longer give a domain.
[[nodiscard]] std::vector<ServiceRecord> unroutedBy(const StackWorkshop &workshop, const StackId &id,
                                                    const RoutedTargets &targets);
/// Commits what the targets are now, forgets what is `gone` (for which there is no way back then), and moves the visitors.
Task<void> putRoutedInForce(StackWorkshop &workshop, RunPtr run, RoutedTargets targets, std::vector<ServiceRecord> gone);
/// Lets the containers before finish what they answer, and takes them away.
Task<void> retireRouted(StackWorkshop &workshop, RunPtr run, RoutedTargets targets);

} // namespace wakedock::core
