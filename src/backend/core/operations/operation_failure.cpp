#include "backend/core/operations/operation_failure.h"

#include <utility>

namespace wakedock::core {

namespace {

/// Whoever asked WakeDock reached it: that the engine, a registry or the proxy is away is a failure behind it, not its own.
Error seenFromOutside(Error error)
{
    const bool behindUs = error.reason().starts_with("engine_") || error.reason().starts_with("registry_")
        || error.reason().starts_with("proxy_");
    return error.code() == ErrorCode::Unavailable && behindUs ? std::move(error).withCode(ErrorCode::UpstreamFailed) : error;
}

} // namespace

FailureRecord failureRecord(const RunningOperation &run, const Error &error, std::vector<std::string> undone)
{
    return {error.reason(), run.currentStep(), error.message(), error.remedy(), std::move(undone)};
}

Error withOrigin(const RunningOperation &run, Error error, const FailureRecord &record)
{
    return seenFromOutside(std::move(error))
        .withUndone(record.undone)
        .withContext("operation_id", run.operation().id.value)
        .withContext("step", record.step)
        .withContext("deployment_id", run.deployment() ? run.deployment()->id.value : std::string());
}

Error stoppingError()
{
    return Error(ErrorCode::Unavailable, "stopping", "WakeDock is stopping.")
        .withRemedy("The operation is settled at the next start; look at its record then.");
}

} // namespace wakedock::core
