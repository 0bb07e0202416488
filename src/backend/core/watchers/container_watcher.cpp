#include "backend/core/watchers/container_watcher.h"

namespace wakedock::core {

ContainerWatcher::ContainerWatcher(IEventBus &events, StateService &states)
{
    m_subscription = events.subscribe([&states](const EventRecord &record) {
        if (const auto *changed = std::get_if<ContainersChanged>(&record.event)) {
            states.observe(*changed);
        } else if (const auto *listed = std::get_if<HostListed>(&record.event)) {
            states.observe(*listed);
        } else if (const auto *lost = std::get_if<HostLost>(&record.event)) {
            states.observe(*lost);
        }
    });
}

} // namespace wakedock::core
