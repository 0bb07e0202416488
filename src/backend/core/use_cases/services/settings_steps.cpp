#include "backend/core/use_cases/services/settings_steps.h"

#include "backend/core/domain/operation.h"

#include <memory>
#include <utility>

namespace wakedock::core {

namespace {

Task<OperationRunner::Undone> undoNothing()
{
    co_return OperationRunner::Undone{};
}

} // namespace

std::vector<std::string> settingsSteps()
{
    return {deploy_step::Validate, deploy_step::Record};
}

OperationRunner::Undo nothingToUndo()
{
    return [](const RunPtr &) { return undoNothing(); };
}

Task<std::shared_ptr<const Service>> putSettingsInForce(ServiceWorkshop &workshop, RunPtr run, ServiceRecord changed)
{
    const ServiceId id = changed.id;
    const Revision before = co_await readRevision(workshop.journal, id, changed.revision);
    OperationIntent intent = nextIntent(changed, {});
    intent.colour = changed.liveColour; // It stays where it is.
    changed.revision = intent.targetRevision;
    const auto stored = std::make_shared<ServiceRecord>();
    auto commit = [changed, stored, digest = before.imageDigest](Repositories &repositories) {
        *stored = repositories.services().update(changed);
        repositories.services().addRevision(
            {stored->id, stored->revision, stored->config, digest, stored->resolvedPort, stored->updatedAt});
    };
    co_await run->begin(deploy_step::Record);
    co_await run->intend(std::move(intent), std::move(commit));
    workshop.states.adopt(*stored);
    co_return workshop.states.find(id);
}

} // namespace wakedock::core
