#include "backend/core/use_cases/stacks/plan_stack.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/stacks/stack_bring_up.h"
#include "backend/core/use_cases/stacks/stack_steps.h"
#include "backend/security/validators/compose/compose_reader.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

std::string_view planPermission(bool isKnown, bool hasContent)
{
    if (!hasContent) {
        return permission::StacksRead;
    }
    return isKnown ? permission::StacksUpdate : permission::StacksCreate;
}

} // namespace

Task<StackPlan> PlanStack::execute(CallContext context, StackId id, std::optional<StackContent> content, bool pullsAlways)
{
    StackWorkshop &workshop = m_workshop;
    StackPlanFacts facts;
    facts.record = workshop.stacks.record(id);
    requirePermission(context.actor, planPermission(facts.record.has_value(), content.has_value()));
    facts.pullsAlways = pullsAlways;
    if (!content) {
        facts.record = requireStackRecord(workshop.stacks, id);
    }
    const std::string directory = facts.record ? facts.record->directory : workshop.files.directoryFor(id);
    std::vector<StackFile> files;
    if (facts.record) {
        files = co_await workshop.files.read(*facts.record);
        facts.before = co_await readingOf(workshop, *facts.record);
        facts.next = facts.before;
    }
    if (content) {
        const StackContent settled = settledContent(id.name, *std::move(content));
        facts.next = security::readCompose(composeSource(workshop.files, id, directory, settled));
        requireValid(facts.next, settled.files);
        facts.changedFiles = changedFiles(files, settled);
    }
    facts = co_await withEngineFacts(workshop, context, id, std::move(facts));
    co_return stackPlan(facts);
}

} // namespace wakedock::core
