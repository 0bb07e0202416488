#include "backend/core/use_cases/wake/needs_in_use.h"

#include "backend/core/domain/rules/companion_rules.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "backend/core/services/activity_service.h"
#include "backend/core/services/docker_service.h"
#include "backend/core/use_cases/stacks/stack_containers.h"
#include "backend/core/use_cases/stacks/stack_sleep.h"

#include <set>
#include <vector>

namespace wakedock::core {

namespace {

bool isOwnContainer(const Container &container, const ServiceRecord &record)
{
    const auto found = container.labels.find(label::Service);
    return found != container.labels.end() && found->second == record.id.value;
}

/// They and the service's own.
std::set<std::string> asleepTogether(const std::vector<Container> &along, const std::vector<Container> &onHost,
                                     const ServiceRecord &record)
{
    std::set<std::string> together;
    for (const Container &container : along) {
        together.insert(container.id);
    }
    for (const Container &container : onHost) {
        if (isOwnContainer(container, record)) {
            together.insert(container.id);
        }
    }
    return together;
}

} // namespace

Task<std::optional<NeedsInUse::InUse>> NeedsInUse::find(CallContext context, ServiceRecord record,
                                                        std::chrono::seconds within)
{
    std::optional<InUse> last;
    if (!stackOfService(record.config)) {
        co_return std::optional<InUse>(last);
    }
    const auto along = co_await m_stacks.sleepersAlong(context, record);
    std::vector<Container> onHost;
    for (const auto &[id, container] : m_docker.containers(record.config.hostId)) {
        onHost.push_back(container);
    }
    const auto together = asleepTogether(along, onHost, record);
    const LookNumber lastUse = m_activity.of(record.id).usedInLook;
    for (const Container &container : along) {
        const auto use = m_activity.companions().lastUse(container.id);
        const bool isLast = use && (!last || use->since < last->sinceUse);
        if (isLast && isUsedByOthers(*use, lastUse, within) && isReachedByOthers(container, together, onHost)) {
            last = InUse{composeLabelIn(container, compose_label::Service), use->since};
        }
    }
    co_return std::optional<InUse>(last);
}

} // namespace wakedock::core
