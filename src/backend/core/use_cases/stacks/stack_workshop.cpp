#include "backend/core/use_cases/stacks/stack_workshop.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

std::string environmentText(const std::map<std::string, std::string> &environment)
{
    std::string text;
    for (const auto &[name, value] : environment) {
        text += name + "=" + value + "\n";
    }
    return text;
}

/// What cannot be written as a line of `.env` without changing its meaning.
void checkEnvironment(const StackContent &content, std::vector<FieldError> &problems)
{
    const bool hasFile = std::ranges::find(content.files, ".env", &StackFile::name) != content.files.end();
    if (hasFile && !content.environment.empty()) {
        problems.push_back({"env", "is for stacks without a file .env"});
    }
    for (const auto &[name, value] : content.environment) {
        if (name.find_first_of("= \t\r\n#") != std::string::npos || name.empty()
            || value.find_first_of("\r\n") != std::string::npos) {
            problems.push_back({"env." + name, "must be a name without spaces, and a value of one line"});
        }
    }
}

FieldError problemField(const ComposeProblem &problem, const std::vector<StackFile> &files)
{
    const auto file = std::ranges::find(files, problem.file, &StackFile::name);
    std::string field = "files";
    if (file != files.end()) {
        field += "[" + std::to_string(file - files.begin()) + "].content";
    }
    std::string where;
    if (problem.line > 0) {
        where = problem.file + ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column) + ": ";
    }
    return {std::move(field), where + problem.message + (problem.suggestion.empty() ? "" : " " + problem.suggestion)};
}

} // namespace

Stack requireStack(const StackService &stacks, const StackId &id)
{
    auto stack = stacks.find(id);
    if (!stack) {
        throw Error(ErrorCode::NotFound, "stack_not_found", "There is no stack " + stackIdText(id) + ".")
            .withRemedy("List the stacks; it may have been removed.");
    }
    return *stack;
}

StackRecord requireStackRecord(const StackService &stacks, const StackId &id)
{
    const Stack stack = requireStack(stacks, id);
    if (!stack.record) {
        throw Error(ErrorCode::Conflict, "stack_not_adopted",
                    "The stack " + stackIdText(id) + " was not started by WakeDock: it is only looked at.")
            .withRemedy("Adopt it first; nothing that runs is touched by that.");
    }
    return *stack.record;
}

void requireStackVersion(const StackRecord &record, const std::optional<std::int64_t> &expected)
{
    if (expected && *expected != record.version) {
        throw Error(ErrorCode::PreconditionFailed, "version_changed",
                    "The stack was changed by somebody else in the meantime.")
            .withRemedy("Read it again and repeat your change on what is there now.");
    }
}

StackContent settledContent(const std::string &name, StackContent content)
{
    std::vector<FieldError> problems = brokenStackRules(name, content.files);
    checkEnvironment(content, problems);
    if (!content.environment.empty()) {
        content.files.push_back({".env", environmentText(content.environment)});
    }
    if (content.composeFiles.empty()) {
        content.composeFiles = usualComposeFiles(content.files);
    }
    if (content.composeFiles.empty()) {
        problems.push_back({"compose_files", "must name a file, as none of them is called compose.yaml"});
    }
    for (std::size_t i = 0; i < content.composeFiles.size(); ++i) {
        if (std::ranges::find(content.files, content.composeFiles[i], &StackFile::name) == content.files.end()) {
            problems.push_back({"compose_files[" + std::to_string(i) + "]", "is none of the files"});
        }
    }
    if (!problems.empty()) {
        throw Error(ErrorCode::Invalid, "invalid_stack", "This stack cannot be made as it is described.")
            .withRemedy("Correct the fields that are named.")
            .withFields(std::move(problems));
    }
    return content;
}

ComposeSource composeSource(const IStackFiles &files, const StackId &id, const std::string &directory,
                            const StackContent &content)
{
    ComposeSource source;
    source.hostId = id.hostId;
    source.project = id.name;
    source.files = content.files;
    source.composeFiles = content.composeFiles;
    source.profiles = content.profiles;
    source.directory = directory;
    source.reserved = files.reserved();
    return source;
}

std::vector<std::string> changedFiles(const std::vector<StackFile> &before, const StackContent &next)
{
    std::vector<std::string> names;
    for (const StackFile &file : next.files) {
        const bool isRead =
            file.name == ".env" || std::ranges::find(next.composeFiles, file.name) != next.composeFiles.end();
        const auto old = std::ranges::find(before, file.name, &StackFile::name);
        if (!isRead && old != before.end() && old->content != file.content) {
            names.push_back(file.name);
        }
    }
    return names;
}

void requireValid(const ComposeReading &reading, const std::vector<StackFile> &files)
{
    std::vector<FieldError> problems;
    for (const ComposeProblem &problem : reading.problems) {
        if (problem.severity == ProblemSeverity::Error) {
            problems.push_back(problemField(problem, files));
        }
    }
    if (!problems.empty()) {
        throw Error(ErrorCode::Invalid, "invalid_compose", "The Compose files are not right: " + problems.front().message)
            .withRemedy("Correct the places that are named; POST /stacks/validate tells them with line and column.")
            .withFields(std::move(problems));
    }
}

void requireHarmless(const CallContext &context, const ComposeReading &reading)
{
    if (!reading.sensitive.empty() && !allows(context.actor.role, permission::ServicePrivileged)) {
        const ComposeProblem &first = reading.sensitive.front();
        throw Error(ErrorCode::Forbidden, "privileged_stack",
                    first.path + ": " + first.message + " That needs the permission service:privileged.")
            .withRemedy("Take it out of the files, or ask an administrator.");
    }
}

Task<void> requireEngineThere(StackWorkshop &workshop, CallContext context, HostId host)
{
    if (host != localHost()) {
        static_cast<void>(co_await workshop.engines.engine(host).version(context));
    }
}

Operation operationOnStack(OperationKind kind, const StackRecord &record)
{
    Operation operation;
    operation.kind = kind;
    operation.serviceId = stackSubject(record.id);
    operation.serviceName = record.id.name;
    operation.intent.targetRevision = record.revision + 1;
    operation.intent.firstDeployment = record.revision == 0 && !record.adopted;
    return operation;
}

} // namespace wakedock::core
