#pragma once

#include "backend/infrastructure/caddy/foreign/autosave.h"
#include "backend/infrastructure/caddy/foreign/foreign_facts.h"
#include "backend/shared/utils/time_text.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// What one look at a Caddy of somebody else's showed.
struct ForeignLook {
    ForeignFacts facts;
    std::vector<std::string> lostHosts; ///< Answered before it went away, and not any more.
    bool isBackedUp = false; ///< What it had is among the backups of configurations now.
};

/// What was done about an autosave while its Caddy was away.
struct AutosaveRepair {
    AutosaveState state = AutosaveState::Whole;
    bool isPutBack = false;
    std::string failure; ///< Why it could not be put back, or that nothing is there to put back.
};

/// What is kept of somebody else's Caddy in `<data dir>/caddy`: a note of who runs it, and a copy of its autosave as long as
/// that is whole. Waits for the disk: not for the backend thread.
class ForeignMemory
{
public:
    explicit ForeignMemory(const std::string &dataDir);

    [[nodiscard]] std::optional<ForeignFacts> known() const;
    /// Looks again where the process is another one than `before`, and copies what it saved where that is news.
    /// @throws Error UpstreamFailed (`data_dir_unwritable`)
    [[nodiscard]] ForeignLook look(const ForeignLook &before, const AdminAddress &admin, Timestamp now) const;
    [[nodiscard]] AutosaveRepair repair(const ForeignFacts &facts) const;
    void forget() const;

private:
    /// Those of `hosts` that `text` has no route for.
    static std::vector<std::string> missingIn(const std::string &text, const std::vector<std::string> &hosts);
    void noteDown(const ForeignFacts &facts) const;
    void copyAutosave(const std::string &autosave) const;
    [[nodiscard]] bool backUpCopy(Timestamp now) const;
    [[nodiscard]] std::string noteFile() const { return m_folder + "/foreign.json"; }
    [[nodiscard]] std::string copyFile() const { return m_folder + "/foreign-autosave.json"; }

    std::string m_dataDir;
    std::string m_folder;
};

} // namespace wakedock::caddy
