#pragma once

#include "backend/api/http/http_response.h"
#include "backend/core/domain/call_context.h"
#include "backend/core/domain/ids.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {
class GetOperation;
} // namespace wakedock::core

namespace wakedock::api {

/// 202 with the operation as it is now, for a caller who prefers not to wait.
[[nodiscard]] Task<HttpResponse> acceptedOperation(core::GetOperation &getOperation, core::CallContext context,
                                                   core::OperationId id);

} // namespace wakedock::api
