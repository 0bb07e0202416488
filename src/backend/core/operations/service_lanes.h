#pragma once

#include "backend/core/domain/ids.h"
#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/async/task.h"

#include <deque>
#include <map>
#include <memory>

namespace wakedock::core {

/// One operation at a time for each service, in the order they came. Every co_await lets another operation in, so
/// whatever changes a service holds its lane; whoever enters reads the state again. Backend thread only.
class ServiceLanes
{
public:
    /// The right to work on the service; the next in line goes on when the last copy is gone.
    using Lane = std::shared_ptr<void>;

    ServiceLanes();
    /// @throws Cancelled when the token fires while waiting
    Task<Lane> enter(ServiceId service, CancelToken cancel);
    [[nodiscard]] bool isBusy(const ServiceId &service) const;

private:
    struct State;
    struct Holder;
    std::shared_ptr<State> m_state;
};

} // namespace wakedock::core
