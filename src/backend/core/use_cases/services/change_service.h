#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/service_config.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/shared/async/task.h"

#include <optional>

namespace wakedock::core {

struct ServiceWorkshop;
class WakeService;

struct ChangeRequest {
    ServiceId id;
    /// The version the change was based on; nothing means "whatever it is now" (`If-Match: *`).
    std::optional<std::int64_t> expectedVersion;
    ServiceConfig config; ///< Whole; merging a patch is the caller's part.
    bool apply = true; ///< false = record only.
};

/// Records a changed configuration and, unless told otherwise, deploys it. A failed deployment puts the configuration
/// back. Settings alone (changesSettingsOnly()) are a revision of their own without a new container: who sleeps sleeps on.
/// What it needs wakes first; where settings are changed, of one that runs.
/// Needs `services:update`.
class ChangeService
{
public:
    ChangeService(ServiceWorkshop &workshop, WakeService &wake);
    /// @throws Error NotFound, PreconditionFailed (`version_changed`), Invalid, Conflict, Forbidden
    Task<OperationTicket> execute(CallContext context, ChangeRequest request);

private:
    ServiceWorkshop &m_workshop;
    WakeService &m_wake;
};

} // namespace wakedock::core
