#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/engine_objects.h"
#include "backend/core/operations/lone_operations.h"
#include "backend/core/operations/operation_journal.h"
#include "backend/core/use_cases/docker/object_desk.h"
#include "backend/shared/async/task.h"

#include <memory>
#include <string>

namespace wakedock::core {

/// Pulls an image onto an engine, as an operation with progress for each layer; whoever asked may leave. Cancelled, the
/// engine stops and keeps nothing half. Needs `images:pull`.
class PullImage
{
public:
    struct Ticket {
        LoneOperations::Ticket operation;
        /// The image, once `operation.done` has succeeded.
        std::shared_ptr<ImageSummary> image;
    };

    PullImage(ObjectDesk desk, OperationJournal &journal, LoneOperations &operations);
    /// @param reference `nginx:1.27`, `registry.example.org/team/shop@sha256:...`; pulled also where it is present, as the
    /// name may stand for something newer by now
    /// @throws Error Invalid (`image_reference_invalid`), NotFound (`host_not_found`), Forbidden. The ticket ends with
    /// Invalid (`image_not_found`) on the field `image`, UpstreamFailed (`registry_failed`, `registry_login_wanted`,
    /// `registry_login_refused`, `engine_disk_full`, `engine_unreachable`), Timeout, Cancelled
    Task<Ticket> execute(CallContext context, HostId host, std::string reference);

private:
    ObjectDesk m_desk;
    OperationJournal &m_journal;
    LoneOperations &m_operations;
};

} // namespace wakedock::core
