#include "backend/infrastructure/system/health_probe.h"

#include "backend/infrastructure/system/health_probe_dialogue.h"

#include <utility>

namespace wakedock::system {

Task<core::ProbeAnswer> HealthProbe::probe(core::CallContext context, core::ProbeTarget target)
{
    context.cancel.throwIfCancelled();
    const auto within = context.deadline.left(std::chrono::seconds(5));
    HealthProbeDialogue dialogue(std::move(target), m_settle);
    auto verdict = dialogue.verdict();
    const auto registration = context.cancel.onCancel([verdict]() mutable { verdict.fail(Cancelled()); });
    dialogue.start(within);
    co_return co_await verdict;
}

} // namespace wakedock::system
