#include "backend/api/json/stack_json.h"

#include "backend/api/json/json_parts.h"
#include "backend/core/domain/rules/stack_rules.h"

#include <nlohmann/json.hpp>

#include <array>

namespace wakedock::api {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

std::string_view stackStatusWord(core::StackStatus status)
{
    static constexpr std::array<std::string_view, 10> words{"running",   "starting", "partial",   "unhealthy", "stopped",
                                                            "completed", "error",    "deploying", "unknown",   "sleeping"};
    return words.at(static_cast<std::size_t>(status));
}

std::string_view stackServiceWord(core::StackServiceStatus status)
{
    static constexpr std::array<std::string_view, 10> words{"running", "starting",  "unhealthy", "restarting", "paused",
                                                            "stopped", "completed", "failed",    "missing",    "sleeping"};
    return words.at(static_cast<std::size_t>(status));
}

std::string_view stackChangeWord(core::StackPlan::Change change)
{
    static constexpr std::array<std::string_view, 5> words{"create", "recreate", "start", "keep", "remove"};
    return words.at(static_cast<std::size_t>(change));
}

std::string_view stackVolumeWord(core::StackPlan::VolumeChange change)
{
    static constexpr std::array<std::string_view, 3> words{"create", "keep", "leave"};
    return words.at(static_cast<std::size_t>(change));
}

ordered_json stackRowsJson(const std::vector<core::StackServiceRow> &rows)
{
    ordered_json list = ordered_json::array();
    for (const auto &row : rows) {
        ordered_json item;
        item["name"] = row.name;
        item["image"] = row.image;
        item["status"] = stackServiceWord(row.status);
        item["running"] = row.running;
        item["containers"] = row.containers;
        item["exit_code"] = orNull(row.exitCode);
        item["container_ids"] = row.containerIds;
        item["ports"] = portsJson(row.ports);
        item["domain"] = textOrNull(row.domain);
        item["service_id"] = textOrNull(row.serviceId);
        list.push_back(std::move(item));
    }
    return list;
}

/// Of a stack that was not adopted, by its labels.
void putOrigin(ordered_json &item, const core::StackOrigin &origin)
{
    item["directory"] = textOrNull(origin.workingDir);
    item["compose_files"] = origin.configFiles;
    item["profiles"] = ordered_json::array();
    item["revision"] = 0;
    item["owner"] = nullptr;
    item["created_at"] = nullptr;
    item["updated_at"] = nullptr;
}

void putRecord(ordered_json &item, const core::StackRecord &record)
{
    item["directory"] = record.directory;
    item["compose_files"] = record.composeFiles;
    item["profiles"] = record.profiles;
    item["revision"] = record.revision;
    item["owner"] = record.owner;
    item["created_at"] = toRfc3339(record.createdAt);
    item["updated_at"] = toRfc3339(record.updatedAt);
}

ordered_json stackItem(const core::Stack &stack)
{
    ordered_json item;
    item["id"] = core::stackIdText(stack.id);
    item["name"] = stack.id.name;
    item["host_id"] = stack.id.hostId.value;
    item["status"] = stackStatusWord(stack.status);
    item["status_reason"] = stack.statusReason;
    item["managed"] = stack.record.has_value();
    item["adopted"] = stack.record && stack.record->adopted;
    if (stack.record) {
        putRecord(item, *stack.record);
    } else {
        putOrigin(item, stack.origin);
    }
    item["services"] = stackRowsJson(stack.services);
    return item;
}

ordered_json problemsJson(const std::vector<core::ComposeProblem> &problems)
{
    ordered_json list = ordered_json::array();
    for (const auto &problem : problems) {
        ordered_json item;
        item["severity"] = problem.severity == core::ProblemSeverity::Error ? "error" : "warning";
        item["code"] = problem.code;
        item["file"] = problem.file;
        item["line"] = problem.line > 0 ? ordered_json(problem.line) : ordered_json(nullptr);
        item["column"] = problem.column > 0 ? ordered_json(problem.column) : ordered_json(nullptr);
        item["path"] = problem.path;
        item["message"] = problem.message;
        item["suggestion"] = problem.suggestion;
        list.push_back(std::move(item));
    }
    return list;
}

} // namespace

std::string stackJson(const core::Stack &stack)
{
    return textOf(stackItem(stack));
}

std::string stackJson(const core::StackDetail &detail)
{
    ordered_json item = stackItem(detail.stack);
    ordered_json files = ordered_json::array();
    for (const auto &file : detail.files) {
        files.push_back({{"name", file.name}, {"content", file.content}});
    }
    item["files"] = std::move(files);
    item["files_problem"] = textOrNull(detail.filesProblem);
    return textOf(item);
}

std::string stackReadingJson(const core::ComposeReading &reading)
{
    ordered_json item;
    item["valid"] = reading.isValid();
    item["problems"] = problemsJson(reading.problems);
    item["privileged"] = problemsJson(reading.sensitive);
    ordered_json services = ordered_json::array();
    for (const auto &service : reading.services) {
        services.push_back({{"name", service.name},
                            {"image", service.image},
                            {"builds", service.builds},
                            {"enabled", service.isEnabled},
                            {"profiles", service.profiles}});
    }
    item["services"] = std::move(services);
    return textOf(item);
}

std::string stackPlanJson(const core::StackPlan &plan)
{
    ordered_json item;
    ordered_json services = ordered_json::array();
    for (const auto &service : plan.services) {
        ordered_json row;
        row["name"] = service.name;
        row["change"] = stackChangeWord(service.change);
        row["reason"] = service.reason;
        row["image"] = service.image;
        row["pull"] = service.pullsImage;
        row["downtime_seconds"] = service.downtimeSeconds;
        row["domain"] = textOrNull(service.domain);
        row["start_first"] = service.startsFirst;
        services.push_back(std::move(row));
    }
    item["services"] = std::move(services);
    ordered_json volumes = ordered_json::array();
    for (const auto &volume : plan.volumes) {
        volumes.push_back({{"name", volume.name}, {"change", stackVolumeWord(volume.change)}});
    }
    item["volumes"] = std::move(volumes);
    item["downtime_seconds"] = plan.downtimeSeconds;
    item["privileged"] = plan.privileged;
    item["warnings"] = plan.warnings;
    return textOf(item);
}

core::StackContent stackContentFrom(const json &body)
{
    core::StackContent content;
    for (const json &file : body.at("files")) {
        content.files.push_back({file.at("name").get<std::string>(), file.at("content").get<std::string>()});
    }
    content.composeFiles = body.value("compose_files", std::vector<std::string>());
    content.environment = body.value("env", std::map<std::string, std::string>());
    content.profiles = body.value("profiles", std::vector<std::string>());
    return content;
}

core::StackDeployOptions stackOptionsFrom(const json &body)
{
    core::StackDeployOptions options;
    options.pullsAlways = body.value("pull", false);
    options.patience = std::chrono::seconds(body.value("wait_timeout_seconds", 300));
    return options;
}

} // namespace wakedock::api
