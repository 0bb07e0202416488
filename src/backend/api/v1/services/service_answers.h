#pragma once

#include "backend/api/http/http_request.h"
#include "backend/api/http/http_response.h"
#include "backend/api/json/service_json.h"
#include "backend/core/domain/service.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {
class GetOperation;
struct CallContext;
struct OperationTicket;
} // namespace wakedock::core

namespace wakedock::api {

/// Who may change services may see the secrets in them; who manages Caddy also what they say to it.
[[nodiscard]] Secrets secretsFor(const core::Actor &actor);
/// A service with its ETag, as the answer to something that was done.
[[nodiscard]] HttpResponse serviceAnswer(int status, const core::Service &service, const core::Actor &actor);

/// The answer to work that was started: its result when it is done, or its operation at once where the caller prefers so.
class ServiceAnswers
{
public:
    explicit ServiceAnswers(core::GetOperation &getOperation);

    /// @param status of the finished work: 200, 201 (with Location), or 204 (without a body)
    /// @throws Error whatever the work ended with
    Task<HttpResponse> answer(HttpRequest request, core::OperationTicket ticket, int status);

private:
    core::GetOperation &m_getOperation;
};

} // namespace wakedock::api
