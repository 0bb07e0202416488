#include "backend/infrastructure/caddy/foreign/foreign_facts.h"

#include "backend/infrastructure/caddy/foreign/autosave.h"
#include "backend/infrastructure/caddy/monitoring/caddy_identity.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

std::string userName(std::uint32_t user)
{
    passwd entry{};
    passwd *found = nullptr;
    std::string room(4096, '\0');
    const bool isKnown = ::getpwuid_r(user, &entry, room.data(), room.size(), &found) == 0 && found != nullptr;
    return isKnown ? entry.pw_name : std::to_string(user);
}

constexpr std::size_t MostOfAProcFile = 256 * 1024;

/// Bounded: how long these are is others' choice.
std::string procText(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text(MostOfAProcFile, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

void describeProcess(ForeignFacts &facts)
{
    const auto place = "/proc/" + std::to_string(facts.process->pid);
    struct stat owner{};
    if (::stat(place.c_str(), &owner) == 0) {
        facts.user = owner.st_uid;
    }
    const auto groups = procText(place + "/cgroup");
    const auto unit = groups == procText("/proc/self/cgroup") ? std::string() : unitIn(groups);
    facts.isService = !unit.empty() || facts.user != ::geteuid();
    facts.keeper = unit.empty() ? "user " + userName(facts.user) : unit;
    facts.autosave = autosaveOf(procText(place + "/cmdline"), procText(place + "/environ"));
}

} // namespace

std::string unitIn(const std::string &controlGroups)
{
    std::istringstream lines(controlGroups);
    for (std::string line; std::getline(lines, line);) {
        const auto name = line.substr(line.rfind('/') + 1);
        if (name.ends_with(".service") && !name.starts_with("user@")) {
            return name;
        }
    }
    return {};
}

ForeignFacts lookAtForeign(const AdminAddress &address)
{
    const auto identity = identifyCaddy(address, std::nullopt);
    ForeignFacts facts;
    facts.admin = address.text;
    facts.boot = procText("/proc/sys/kernel/random/boot_id");
    facts.published = identity.published;
    if (identity.keeper == core::ProxyKeeper::Container) {
        facts.isService = true;
        facts.keeper = "a container";
        return facts;
    }
    facts.process = identity.pid > 0 ? identify(identity.pid) : std::nullopt;
    if (facts.process) {
        describeProcess(facts);
    } else {
        facts.keeper = "somebody else";
    }
    return facts;
}

bool isAlive(const ForeignFacts &facts)
{
    return facts.process && facts.boot == procText("/proc/sys/kernel/random/boot_id")
        && identify(facts.process->pid) == facts.process;
}

std::string noteOf(const ForeignFacts &facts)
{
    const auto process = facts.process.value_or(ProcessIdentity());
    const json note = {{"admin", facts.admin},   {"pid", process.pid},        {"started_at", process.startedAt},
                       {"boot", facts.boot},     {"user", facts.user},        {"is_service", facts.isService},
                       {"keeper", facts.keeper}, {"autosave", facts.autosave}};
    return note.dump();
}

std::optional<ForeignFacts> readNote(const std::string &text)
{
    const auto note = json::parse(text, nullptr, false);
    if (!note.is_object()) {
        return std::nullopt;
    }
    try {
        ForeignFacts facts;
        facts.admin = note.at("admin").get<std::string>();
        facts.process = ProcessIdentity{.pid = note.at("pid").get<std::int64_t>(),
                                        .startedAt = note.at("started_at").get<std::uint64_t>()};
        if (facts.process->pid == 0) {
            facts.process.reset();
        }
        facts.boot = note.at("boot").get<std::string>();
        facts.user = note.at("user").get<std::uint32_t>();
        facts.isService = note.at("is_service").get<bool>();
        facts.keeper = note.at("keeper").get<std::string>();
        facts.autosave = note.at("autosave").get<std::string>();
        return facts;
    } catch (const json::exception &) {
        return std::nullopt; // Half written: as if none had ever been seen.
    }
}

} // namespace wakedock::caddy
