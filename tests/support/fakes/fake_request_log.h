#pragma once

#include "backend/core/ports/i_request_log.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/exceptions/error.h"

#include <optional>
#include <string>
#include <utility>

namespace wakedock::tests {

/// Requests that end when a test says so.
class FakeRequestLog final : public core::IRequestLog
{
public:
    Task<void> listen(std::function<void(core::HeardRequest)> onRequest, CancelToken cancel) override
    {
        cancel.throwIfCancelled();
        if (const auto refusal = std::exchange(m_refusal, std::nullopt)) {
            throw Error(*refusal);
        }
        m_onRequest = std::move(onRequest);
        Completion<> over;
        const auto registration = cancel.onCancel([over]() mutable { over.fail(Cancelled()); });
        co_await over;
    }
    [[nodiscard]] bool isHeard() const { return m_onRequest != nullptr; }
    void end(std::string host, std::chrono::milliseconds took = {}) const { m_onRequest({std::move(host), took}); }
    void refuseOnce(Error refusal) { m_refusal = std::move(refusal); }

private:
    std::function<void(core::HeardRequest)> m_onRequest;
    std::optional<Error> m_refusal;
};

} // namespace wakedock::tests
