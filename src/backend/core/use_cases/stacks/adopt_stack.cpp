#include "backend/core/use_cases/stacks/adopt_stack.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/stacks/stack_steps.h"
#include "backend/security/validators/compose/compose_reader.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

/// A Compose file as it is named beside the others: relative where it lies in the stack's folder.
std::string nameIn(const std::string &directory, const std::string &path)
{
    if (path.starts_with(directory + "/")) {
        return path.substr(directory.size() + 1);
    }
    // docker-compose 1 notes `sub/compose.yaml` as it was given, from the folder above the stack's own.
    const std::size_t slash = path.rfind('/');
    const bool isFromAbove = slash != std::string::npos && slash > 0 && directory.ends_with("/" + path.substr(0, slash));
    return isFromAbove && path.front() != '/' ? path.substr(slash + 1) : path;
}

void requireOrigin(const Stack &stack)
{
    if (stack.id.hostId != localHost()) {
        throw Error(ErrorCode::Unsupported, "stack_files_elsewhere",
                    "The files of this stack are on another machine: WakeDock cannot read them there.")
            .withRemedy("Make the stack anew from its files, with the same name, once it is taken down there.");
    }
    if (!stack.origin.workingDir.starts_with('/') || stack.origin.configFiles.empty()) {
        throw Error(ErrorCode::Conflict, "stack_origin_unknown",
                    "The labels of these containers do not say which files they were made from.")
            .withRemedy("Start the stack once more with the Compose program; newer ones write it down.");
    }
}

StackRecord recordOf(const Stack &stack)
{
    StackRecord record;
    record.id = stack.id;
    record.version = 1;
    record.adopted = true;
    record.directory = stack.origin.workingDir;
    for (const std::string &file : stack.origin.configFiles) {
        record.composeFiles.push_back(nameIn(record.directory, file));
    }
    record.files = record.composeFiles;
    record.files.emplace_back(".env");
    return record;
}

Task<void> auditAdoption(StackWorkshop &workshop, CallContext context, StackRecord record)
{
    AuditEntry entry;
    entry.at = workshop.clock.now();
    entry.actor = context.actor.name;
    entry.address = context.address;
    entry.action = "stack.adopt";
    entry.target = stackIdText(record.id);
    entry.after = record.directory;
    auto append = [entry](Repositories &all) { all.audit().append(entry); };
    co_await workshop.journal.store().write(std::move(append));
}

} // namespace

Task<Stack> AdoptStack::execute(CallContext context, StackId id)
{
    StackWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::StacksCreate);
    requirePermission(context.actor, permission::ServicePrivileged);
    const auto lane = co_await workshop.runner.enterLane(stackSubject(id), context.cancel);
    const Stack stack = requireStack(workshop.stacks, id);
    if (stack.record) {
        co_return stack;
    }
    requireOrigin(stack);
    StackRecord record = recordOf(stack);
    const auto files = co_await workshop.files.read(record);
    record.files.clear();
    for (const StackFile &file : files) {
        record.files.push_back(file.name);
    }
    const ComposeReading reading = co_await readingOf(workshop, record);
    requireValid(reading, files);
    // What runs is right: profiles that were chosen by hand are told by the services that are there.
    for (const StackServiceRow &row : stack.services) {
        record.services.push_back(row.name);
    }
    for (const ComposeService &service : reading.services) {
        const bool runs = std::ranges::find(record.services, service.name) != record.services.end();
        if (runs && !service.isEnabled && !service.profiles.empty()) {
            record.profiles.push_back(service.profiles.front());
        }
    }
    record.owner = context.actor.name;
    record.createdAt = record.updatedAt = workshop.clock.now();
    co_await auditAdoption(workshop, context, record);
    co_await workshop.files.save(record);
    workshop.stacks.adopt(record);
    co_return requireStack(workshop.stacks, id);
}

Task<ComposeReading> ValidateStack::execute(CallContext context, std::string name, StackContent content)
{
    requirePermission(context.actor, permission::StacksRead);
    const StackId id{localHost(), name.empty() ? std::string("stack") : std::move(name)};
    content = settledContent(id.name, std::move(content));
    co_return security::readCompose(composeSource(m_files, id, m_files.directoryFor(id), content));
}

} // namespace wakedock::core
