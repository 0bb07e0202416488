#include "backend/core/operations/service_lanes.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

struct ServiceLanes::State {
    struct Queue {
        std::deque<Completion<>> waiting;
    };
    std::map<ServiceId, Queue> busy;

    void leave(const ServiceId &service)
    {
        const auto found = busy.find(service);
        while (!found->second.waiting.empty()) {
            Completion<> next = found->second.waiting.front();
            found->second.waiting.pop_front();
            if (!next.isDone()) {
                next.succeed();
                return;
            }
        }
        busy.erase(found);
    }
};

struct ServiceLanes::Holder {
    std::shared_ptr<State> state;
    ServiceId service;
    Holder(std::shared_ptr<State> heldState, ServiceId heldService)
        : state(std::move(heldState))
        , service(std::move(heldService))
    {
    }
    Holder(const Holder &) = delete;
    Holder &operator=(const Holder &) = delete;
    ~Holder() { state->leave(service); }
};

ServiceLanes::ServiceLanes() : m_state(std::make_shared<State>()) { }

Task<ServiceLanes::Lane> ServiceLanes::enter(ServiceId service, CancelToken cancel)
{
    const auto state = m_state;
    cancel.throwIfCancelled();
    const auto [queue, free] = state->busy.try_emplace(service);
    if (!free) {
        Completion<> turn;
        queue->second.waiting.push_back(turn);
        const auto registration = cancel.onCancel([turn]() mutable { turn.fail(Cancelled()); });
        co_await turn;
    }
    co_return std::make_shared<Holder>(state, std::move(service));
}

bool ServiceLanes::isBusy(const ServiceId &service) const
{
    return m_state->busy.contains(service);
}

} // namespace wakedock::core
