#include "backend/infrastructure/caddy/foreign/foreign_memory.h"

#include "backend/infrastructure/caddy/config/backup_folder.h"
#include "backend/infrastructure/caddy/config/config_text.h"
#include "backend/infrastructure/caddy/config/foreign_hosts.h"
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

bool isSameProcess(const ForeignFacts &before)
{
    return before.process && identify(before.process->pid) == before.process;
}

/// No word of when it was written: the older one of two files is the one to be copied over.
bool isOlder(const std::string &file, const std::string &than)
{
    std::error_code error;
    const auto copied = std::filesystem::last_write_time(file, error);
    if (error) {
        return true;
    }
    const auto written = std::filesystem::last_write_time(than, error);
    return !error && copied < written;
}

} // namespace

ForeignMemory::ForeignMemory(const std::string &dataDir) : m_dataDir(dataDir), m_folder(dataDir + "/caddy") { }

std::optional<ForeignFacts> ForeignMemory::known() const
{
    return readNote(readFile(noteFile()));
}

ForeignLook ForeignMemory::look(const ForeignLook &before, const AdminAddress &admin, Timestamp now) const
{
    ForeignLook look = before;
    const bool isNew = !isSameProcess(before.facts);
    if (isNew) {
        look.facts = lookAtForeign(admin);
        noteDown(look.facts);
    }
    const auto &autosave = look.facts.autosave;
    if (autosave.empty()) {
        look.lostHosts.clear();
        return look;
    }
    if (isNew) {
        look.lostHosts = missingIn(readFile(autosave), hostsIn(readFile(copyFile())));
        look.isBackedUp = !look.lostHosts.empty() && backUpCopy(now);
    }
    copyAutosave(autosave);
    if (!look.lostHosts.empty()) {
        look.lostHosts = missingIn(readFile(autosave), look.lostHosts);
    }
    return look;
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

AutosaveRepair ForeignMemory::repair(const ForeignFacts &facts) const
{
    AutosaveRepair repair;
    repair.state = facts.autosave.empty() ? AutosaveState::Whole : stateOfAutosave(facts.autosave);
    if (repair.state != AutosaveState::Damaged && repair.state != AutosaveState::Missing) {
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

void ForeignMemory::copyAutosave(const std::string &autosave) const
{
    if (!isOlder(copyFile(), autosave)) {
        return;
    }
    // Read first, judged then: it may be in the middle of being written.
    const auto text = readFile(autosave);
    if (json::accept(text)) {
        writePrivateFile(copyFile(), text);
    }
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
