#include "backend/infrastructure/docker/compose/stack_record_json.h"

#include "backend/core/domain/rules/stack_rules.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace wakedock::docker {

namespace {

using nlohmann::json;

constexpr std::array policyWords{"no", "always", "unless-stopped", "on-failure"};

json policiesJson(const std::map<std::string, core::RestartPolicy> &policies)
{
    json object = json::object();
    for (const auto &[container, policy] : policies) {
        object[container] = policyWords.at(static_cast<std::size_t>(policy));
    }
    return object;
}

std::map<std::string, core::RestartPolicy> policiesOf(const json &value)
{
    std::map<std::string, core::RestartPolicy> policies;
    for (const auto &[container, word] : value.items()) {
        const auto found = std::ranges::find(policyWords, word.get<std::string>());
        if (found != policyWords.end()) {
            policies[container] = static_cast<core::RestartPolicy>(found - policyWords.begin());
        }
    }
    return policies;
}

json recordJson(const core::StackRecord &record)
{
    return {{"id", core::stackIdText(record.id)},
            {"version", record.version},
            {"revision", record.revision},
            {"directory", record.directory},
            {"adopted", record.adopted},
            {"compose_files", record.composeFiles},
            {"files", record.files},
            {"profiles", record.profiles},
            {"services", record.services},
            {"wished", record.wished == core::WishedRun::Running ? "running" : "stopped"},
            {"asleep", policiesJson(record.asleep)},
            {"last_up_seconds", record.lastUpSeconds},
            {"removing", record.removing},
            {"remove_volumes", record.removeVolumes},
            {"owner", record.owner},
            {"created_at", record.createdAt.time_since_epoch().count()},
            {"updated_at", record.updatedAt.time_since_epoch().count()}};
}

Timestamp recordTime(const json &value)
{
    return Timestamp(Timestamp::duration(value.get<Timestamp::duration::rep>()));
}

core::StackRecord recordOf(const json &value)
{
    core::StackRecord record;
    record.id = core::readStackId(value.at("id").get<std::string>()).value();
    record.version = value.at("version").get<std::int64_t>();
    record.revision = value.at("revision").get<std::int64_t>();
    record.directory = value.at("directory").get<std::string>();
    record.adopted = value.at("adopted").get<bool>();
    record.composeFiles = value.at("compose_files").get<std::vector<std::string>>();
    record.files = value.at("files").get<std::vector<std::string>>();
    record.profiles = value.at("profiles").get<std::vector<std::string>>();
    record.services = value.at("services").get<std::vector<std::string>>();
    record.wished = value.at("wished") == "stopped" ? core::WishedRun::Stopped : core::WishedRun::Running;
    if (const auto asleep = value.find("asleep"); asleep != value.end()) { // earlier versions put none to sleep
        record.asleep = policiesOf(*asleep);
    }
    record.lastUpSeconds = value.at("last_up_seconds").get<int>();
    record.removing = value.at("removing").get<bool>();
    record.removeVolumes = value.at("remove_volumes").get<std::vector<std::string>>();
    record.owner = value.at("owner").get<std::string>();
    record.createdAt = recordTime(value.at("created_at"));
    record.updatedAt = recordTime(value.at("updated_at"));
    return record;
}

core::StackPending pendingOf(const json &value)
{
    core::StackPending pending;
    pending.volumesBefore = value.at("volumes_before").get<std::vector<std::string>>();
    pending.imagesBefore = value.at("images_before").get<std::map<std::string, std::string>>();
    pending.folderWasNew = value.at("folder_was_new").get<bool>();
    if (const auto routed = value.find("routed_before"); routed != value.end()) {
        pending.routedBefore = routed->get<std::map<std::string, std::int64_t>>();
    }
    if (const json &previous = value.at("previous"); !previous.is_null()) {
        pending.previous = recordOf(previous);
    }
    return pending;
}

/// A text that was cut, or written by another version, is none.
template <class Value>
std::optional<Value> readNoted(const std::string &text, Value (*read)(const json &))
{
    try {
        return read(json::parse(text));
    } catch (const std::exception &) {
        return std::nullopt;
    }
}

} // namespace

std::string stackRecordText(const core::StackRecord &record)
{
    return recordJson(record).dump(2, ' ', false, json::error_handler_t::replace);
}

std::optional<core::StackRecord> readStackRecord(const std::string &text)
{
    return readNoted(text, &recordOf);
}

std::string stackPendingText(const core::StackPending &pending)
{
    json value{{"previous", pending.previous ? recordJson(*pending.previous) : json(nullptr)},
               {"volumes_before", pending.volumesBefore},
               {"images_before", pending.imagesBefore},
               {"folder_was_new", pending.folderWasNew}};
    if (pending.routedBefore) {
        value["routed_before"] = *pending.routedBefore;
    }
    return value.dump(2, ' ', false, json::error_handler_t::replace);
}

std::optional<core::StackPending> readStackPending(const std::string &text)
{
    return readNoted(text, &pendingOf);
}

} // namespace wakedock::docker
