#pragma once

#include "backend/core/domain/ids.h"
#include "backend/core/domain/service.h"
#include "backend/shared/async/completion.h"

#include <memory>

namespace wakedock::core {

/// What a use case gives back once the intent is recorded, while the work goes on by itself: a caller may await `done`
/// or leave; leaving cancels nothing. `operationId` is empty when there was nothing to do.
struct OperationTicket {
    OperationId operationId;
    /// The service afterwards (as it was, when it was removed), or the Error with step, cause and what was undone.
    Completion<std::shared_ptr<const Service>> done;
};

} // namespace wakedock::core
