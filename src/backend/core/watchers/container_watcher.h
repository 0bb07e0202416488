#pragma once

#include "backend/core/ports/i_event_bus.h"
#include "backend/core/services/state_service.h"

namespace wakedock::core {

/// Carries what engines tell of containers to the state of the services.
class ContainerWatcher
{
public:
    ContainerWatcher(IEventBus &events, StateService &states);

private:
    IEventBus::Subscription m_subscription;
};

} // namespace wakedock::core
