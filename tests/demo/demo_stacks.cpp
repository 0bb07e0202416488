#include "tests/demo/demo_stacks.h"

#include "backend/core/domain/rules/stack_rules.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/uuid.h"
#include "tests/demo/demo_stack_plan.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace wakedock::tests {

using namespace wakedock::core;

namespace {

Timestamp stacksNow()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

void requireStackRules(const std::string &name, const StackContent &content)
{
    auto problems = brokenStackRules(name, content.files);
    if (!problems.empty()) {
        throw Error(ErrorCode::Invalid, "invalid_stack", "This stack cannot be made as it is described.")
            .withFields(std::move(problems));
    }
}

std::vector<Step> stackSteps(OperationKind kind)
{
    std::vector<std::string> names{stack_step::Validate, stack_step::Record,    stack_step::Check,   stack_step::Pull,
                                   stack_step::Up,       stack_step::WaitReady, stack_step::Announce};
    if (kind == OperationKind::Start) {
        names = {stack_step::Pull, stack_step::Up, stack_step::WaitReady};
    } else if (kind == OperationKind::Stop) {
        names = {stack_step::Down};
    } else if (kind == OperationKind::Remove) {
        names = {stack_step::Remove};
    }
    std::vector<Step> steps;
    for (const std::string &name : names) {
        steps.emplace_back().name = name;
    }
    return steps;
}

} // namespace

DemoStacks::DemoStacks(std::function<void(Event)> publish, std::function<void(std::string)> note, Begin begin)
    : m_publish(std::move(publish))
    , m_note(std::move(note))
    , m_begin(std::move(begin))
{
}

void DemoStacks::fill(std::vector<DemoStack> stacks)
{
    for (DemoStack &one : stacks) {
        StackId id = one.stack.id;
        m_stacks.emplace(std::move(id), std::move(one));
    }
}

models::StackDoors DemoStacks::doors()
{
    models::StackDoors doors;
    readingDoors(doors);
    workingDoors(doors);
    return doors;
}

// The doors are lambdas kept by the doors struct, so what they capture outlives their coroutines.
void DemoStacks::readingDoors(models::StackDoors &doors)
{
    doors.list = [this](CallContext) -> Task<std::vector<Stack>> {
        if (m_isFailing) {
            throw Error(ErrorCode::Unavailable, "database_unavailable",
                        "WakeDock's database could not be opened: the disk is full.")
                .withRemedy("Free some space on the disk that holds WakeDock's data folder, then try again.");
        }
        std::vector<Stack> all;
        for (const auto &[id, one] : m_stacks) {
            all.push_back(one.stack);
        }
        co_return std::vector<Stack>(all);
    };
    doors.get = [this](CallContext, StackId id) -> Task<StackDetail> {
        const DemoStack one = known(id);
        co_return StackDetail{one.stack, one.files, {}};
    };
    doors.validate = [](CallContext, std::string name, StackContent content) -> Task<ComposeReading> {
        requireStackRules(name.empty() ? "stack" : name, content);
        co_return demoReading(name, content);
    };
    doors.plan = [this](CallContext, StackId id, std::optional<StackContent> content, bool pulls) -> Task<StackPlan> {
        const auto found = m_stacks.find(id);
        co_return demoPlan(found == m_stacks.end() ? nullptr : &found->second, id.name, content, pulls);
    };
}

void DemoStacks::workingDoors(models::StackDoors &doors)
{
    doors.create = [this](CallContext, CreateStackRequest request) -> Task<OperationTicket> {
        if (m_stacks.contains(request.id)) {
            throw Error(ErrorCode::Conflict, "name_taken",
                        "A stack named " + request.id.name + " exists already on this host.")
                .withRemedy("Choose another name, or change that one.");
        }
        co_return deploy(request.id, request.content, OperationKind::Deploy);
    };
    doors.change = [this](CallContext, ChangeStackRequest request) -> Task<OperationTicket> {
        known(request.id);
        co_return deploy(request.id, request.content, OperationKind::Redeploy);
    };
    doors.up = [this](CallContext, StackId id, StackDeployOptions options) -> Task<OperationTicket> {
        m_note((options.pullsAlways ? "pull and up stack " : "up stack ") + id.name);
        co_return begin(id, OperationKind::Start);
    };
    doors.down = [this](CallContext, StackId id) -> Task<OperationTicket> {
        m_note("down stack " + id.name);
        co_return begin(id, OperationKind::Stop);
    };
    doors.remove = [this](CallContext, RemoveStackRequest request) -> Task<OperationTicket> {
        std::string call = "remove stack " + request.id.name;
        for (const std::string &volume : request.volumes) {
            call += " " + volume;
        }
        m_note(call);
        co_return begin(request.id, OperationKind::Remove);
    };
    doors.adopt = [this](CallContext, StackId id) -> Task<Stack> {
        m_note("adopt stack " + id.name);
        DemoStack &one = known(id);
        one.stack.record.emplace();
        one.stack.record->id = id;
        one.stack.record->version = 1;
        one.stack.record->adopted = true;
        one.stack.record->directory = one.stack.origin.workingDir;
        one.stack.record->composeFiles = {"docker-compose.yml"};
        one.stack.record->owner = "operator";
        one.stack.record->updatedAt = stacksNow();
        tell(id, Change::Updated);
        co_return Stack(one.stack);
    };
}

DemoStack &DemoStacks::known(const StackId &id)
{
    const auto found = m_stacks.find(id);
    if (found == m_stacks.end()) {
        throw Error(ErrorCode::NotFound, "stack_not_found", "There is no stack " + stackIdText(id) + ".")
            .withRemedy("List the stacks; it may have been removed.");
    }
    return found->second;
}

OperationTicket DemoStacks::deploy(const StackId &id, const StackContent &content, OperationKind kind)
{
    m_note((kind == OperationKind::Deploy ? "create stack " : "change stack ") + id.name);
    const bool isNew = !m_stacks.contains(id);
    DemoStack &one = m_stacks[id];
    one.stack.id = id;
    one.files = content.files;
    if (!one.stack.record) {
        one.stack.record.emplace();
        one.stack.record->owner = "operator";
        one.stack.record->createdAt = one.stack.record->updatedAt = stacksNow();
        one.stack.record->directory = "/var/lib/wakedock/stacks/" + id.name;
    }
    StackRecord &record = *one.stack.record;
    record.id = id;
    record.composeFiles = content.composeFiles.empty() ? usualComposeFiles(content.files) : content.composeFiles;
    record.profiles = content.profiles;
    if (isNew) {
        tell(id, Change::Created);
    }
    return begin(id, kind);
}

OperationTicket DemoStacks::begin(const StackId &id, OperationKind kind)
{
    DemoStack &one = known(id);
    one.stack.status = StackStatus::Deploying;
    tell(id, Change::Updated);
    Operation operation;
    operation.id = OperationId(makeUuid());
    operation.kind = kind;
    operation.serviceId = stackSubject(id);
    operation.serviceName = id.name;
    operation.status = RunStatus::Running;
    operation.actor = "operator";
    operation.createdAt = stacksNow();
    operation.steps = stackSteps(kind);
    return m_begin(std::move(operation));
}

void DemoStacks::conclude(const Operation &operation)
{
    const auto id = stackOfSubject(operation.serviceId);
    if (!id || !m_stacks.contains(*id)) {
        return;
    }
    DemoStack &one = m_stacks[*id];
    if (operation.kind == OperationKind::Remove) {
        tell(*id, Change::Removed);
        m_stacks.erase(*id);
        return;
    }
    const bool stops = operation.kind == OperationKind::Stop;
    one.stack.services.clear();
    for (const ComposeService &service : demoReading(id->name, demoContent(one)).services) {
        if (service.isEnabled) {
            StackServiceRow row{service.name, service.image, StackServiceStatus::Running, 1, 1, {}, {}, service.ports};
            if (stops) {
                row.status = StackServiceStatus::Missing;
                row.running = row.containers = 0;
            }
            one.stack.services.push_back(row);
        }
    }
    one.stack.record->wished = stops ? WishedRun::Stopped : WishedRun::Running;
    one.stack.record->revision += operation.kind == OperationKind::Start || stops ? 0 : 1;
    ++one.stack.record->version;
    one.stack.record->updatedAt = stacksNow();
    one.stack.status = stackStatus(one.stack.services, one.stack.record->wished);
    one.stack.statusReason = stackStatusReason(one.stack.services, one.stack.record->wished);
    tell(*id, Change::Updated);
}

void DemoStacks::setStatus(const std::string &name, StackServiceStatus status)
{
    DemoStack &one = known({localHost(), name});
    for (StackServiceRow &row : one.stack.services) {
        row.status = status;
    }
    one.stack.status = stackStatus(one.stack.services, WishedRun::Running);
    one.stack.statusReason = stackStatusReason(one.stack.services, WishedRun::Running);
    tell(one.stack.id, Change::Updated);
}

void DemoStacks::tell(const StackId &id, Change change)
{
    m_publish(StacksChanged{change, std::make_shared<const Stack>(m_stacks[id].stack)});
}

} // namespace wakedock::tests
