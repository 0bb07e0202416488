#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/ports/i_request_log.h"
#include "backend/core/services/request_record.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <functional>

namespace wakedock::core {

/// Hears what the proxy tells of requests, where that is wished (`caddy.request_statistics`), and has it written down each
/// five minutes.
class RequestWatcher
{
public:
    struct Needs {
        IRequestLog &requests;
        RequestRecord &record;
        IEventBus &events;
        IClock &clock;
        std::function<bool()> isTold; ///< Whether the proxy tells of requests now.
        Log log;
    };

    explicit RequestWatcher(Needs needs);
    void start(TaskScope &scope);

private:
    void take(const EventRecord &record);
    Task<void> listen(CancelToken cancel);
    Task<void> save(CancelToken cancel);

    Needs m_needs;
    IEventBus::Subscription m_subscription;
};

} // namespace wakedock::core
