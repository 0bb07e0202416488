#include "backend/infrastructure/caddy/foreign/foreign_memory.h"

#include "backend/infrastructure/caddy/config/backup_folder.h"
#include "backend/infrastructure/caddy/config/config_text.h"
#include "backend/infrastructure/caddy/config/foreign_hosts.h"
#include "backend/infrastructure/caddy/config/own_certificates.h"
#include "backend/infrastructure/caddy/monitoring/private_files.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

std::vector<std::string> hostsIn(const std::string &text)
{
    std::vector<std::string> hosts;
    const auto config = json::parse(text, nullptr, false);
    if (config.is_object()) {
        for (const auto &foreign : foreignHostsIn(config)) {
            hosts.push_back(foreign.host);
        }
    }
    return hosts;
}

/// Of one Caddy: what one user's had is nothing to another's.
bool isTheSame(const ForeignFacts &one, const ForeignFacts &other)
{
    return one.admin == other.admin && one.user == other.user && one.autosave == other.autosave;
}

} // namespace

ForeignMemory::ForeignMemory(const std::string &dataDir) : m_dataDir(dataDir), m_folder(dataDir + "/caddy") { }

std::optional<ForeignFacts> ForeignMemory::known(const AdminAddress &admin) const
{
    auto noted = readNote(readFile(noteFile()));
    return noted && noted->admin == admin.text ? noted : std::nullopt;
}

ForeignLook ForeignMemory::look(const ForeignLook &before, const AdminAddress &admin, Timestamp now) const
{
    ForeignLook look = before;
    if (!isAlive(before.facts)) {
        meet(look, before.facts, admin, now);
    }
    if (look.facts.autosave.empty()) {
        return look;
    }
    const auto saved = readAutosave(look.facts.autosave, look.facts.user, look.savedMark);
    // It may be in the middle of being written: then the next look has it.
    if (saved.state != AutosaveState::Whole || saved.mark == look.savedMark) {
        return look;
    }
    writePrivateFile(copyFile(), withoutOwnCertificates(saved.text));
    look.savedMark = saved.mark;
    look.lostHosts = missingIn(saved.text, look.lostHosts);
    return look;
}

/// Another process than before answers.
void ForeignMemory::meet(ForeignLook &look, const ForeignFacts &before, const AdminAddress &admin, Timestamp now) const
{
    look = ForeignLook();
    look.facts = lookAtForeign(admin);
    if (!isTheSame(look.facts, before)) {
        std::error_code error;
        std::filesystem::remove(copyFile(), error);
    }
    noteDown(look.facts);
    if (!look.facts.autosave.empty()) {
        const auto saved = readAutosave(look.facts.autosave, look.facts.user);
        look.lostHosts = missingIn(saved.text, hostsIn(readFile(copyFile())));
        look.isBackedUp = !look.lostHosts.empty() && backUpCopy(now);
    }
}

void ForeignMemory::noteDown(const ForeignFacts &facts) const
{
    const auto note = noteOf(facts);
    if (readFile(noteFile()) != note) {
        makePrivateFolder(m_folder);
        writePrivateFile(noteFile(), note);
    }
}

std::vector<std::string> ForeignMemory::missingIn(const std::string &text, const std::vector<std::string> &hosts)
{
    const auto has = hostsIn(text);
    std::vector<std::string> missing;
    std::ranges::copy_if(hosts, std::back_inserter(missing),
                         [&has](const std::string &host) { return std::ranges::find(has, host) == has.end(); });
    return missing;
}

AutosaveRepair ForeignMemory::repair(const ForeignFacts &facts, const std::string &seenBefore) const
{
    AutosaveRepair repair;
    if (facts.autosave.empty() || !facts.process || isAlive(facts)) {
        return repair;
    }
    const auto saved = readAutosave(facts.autosave, facts.user);
    repair.state = saved.state;
    repair.mark = saved.mark;
    if (saved.state != AutosaveState::Damaged || saved.mark != seenBefore) {
        return repair;
    }
    const auto copy = readFile(copyFile());
    repair.failure =
        json::accept(copy) ? putBackAutosave(facts.autosave, copy, facts.user) : std::string("WakeDock has no copy of it");
    repair.isPutBack = repair.failure.empty();
    return repair;
}

void ForeignMemory::forget() const
{
    std::error_code error;
    std::filesystem::remove(noteFile(), error);
    std::filesystem::remove(copyFile(), error);
}

bool ForeignMemory::backUpCopy(Timestamp now) const
{
    const auto config = json::parse(readFile(copyFile()), nullptr, false);
    if (!config.is_object()) {
        return false;
    }
    try {
        (void)BackupFolder(m_dataDir).keep(configOf(config), "before Caddy came back without it", now);
        return true;
    } catch (const Error &) {
        return false; // The loss is told all the same, and that nothing could be kept.
    }
}

} // namespace wakedock::caddy
