#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/wake.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/async/task.h"

#include <vector>

namespace wakedock::core {

struct ListWakesRequest {
    ServiceId serviceId;
    Page page;
};

/// Who woke a service, newest first. Needs `services:read`. Addresses of visitors are personal: they are left out for who
/// may not operate services (`services:operate`).
class ListWakes
{
public:
    explicit ListWakes(IStore &store);
    Task<std::vector<Wake>> execute(CallContext context, ListWakesRequest request);

private:
    IStore &m_store;
};

} // namespace wakedock::core
