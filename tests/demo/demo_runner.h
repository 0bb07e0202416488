#pragma once

#include "backend/core/domain/operation.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace wakedock::tests {

/// Plays one operation step by step: advance() does the next bit and says whether there is more.
/// A deployment or a pull whose image holds `missing` fails at the pull, a deployment of a `sick` one never gets healthy.
class DemoRunner
{
public:
    DemoRunner(core::Operation operation, std::string image);

    [[nodiscard]] const core::Operation &operation() const { return m_operation; }
    [[nodiscard]] const std::string &image() const { return m_image; }
    /// False when the operation has ended.
    bool advance();
    void cancel();

private:
    [[nodiscard]] core::Step *current();
    void begin(core::Step &step);
    void finish(core::Step &step, core::StepStatus status);
    [[nodiscard]] std::optional<core::FailureRecord> failureOf(const core::Step &step) const;
    void fail(core::Step &step, core::FailureRecord failure);
    void end(core::RunStatus status);
    bool pull(core::Step &step);
    bool pullLayers();
    /// A line of what the Compose program says. True when it has said all.
    bool compose(core::Step &step);

    core::Operation m_operation;
    std::string m_image;
    Timestamp m_now; ///< Its own time: pictures and tests do not wait for real seconds.
    int m_layer = 0;
    std::size_t m_line = 0;
};

/// An operation with its steps, all still to do.
core::Operation demoOperation(core::OperationKind kind, const core::Service &service, const std::string &actor);

} // namespace wakedock::tests
