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
    std::string savedMark; ///< Of the autosave as it was copied last.
    std::vector<std::string> lostHosts; ///< Answered before it went away, and not any more.
    bool isBackedUp = false; ///< What it had is among the backups of configurations now.
};

/// What is with an autosave whose Caddy is away.
struct AutosaveRepair {
    AutosaveState state = AutosaveState::Whole;
    std::string mark; ///< Of what was seen.
    bool isPutBack = false;
    std::string failure; ///< Why it could not be put back, or that nothing is there to put back.
};

/// What is kept of somebody else's Caddy in `<data dir>/caddy`: a note of who runs it, and a copy of its autosave, without
/// WakeDock's own certificates. The copy is of that Caddy alone: where another user, path or address comes, it goes. Waits
/// for the disk: not for the backend thread.
class ForeignMemory
{
public:
    explicit ForeignMemory(const std::string &dataDir);

    /// Nothing where it was known at another address.
    [[nodiscard]] std::optional<ForeignFacts> known(const AdminAddress &admin) const;
    /// Looks again where the process is another one than `before`, and copies what it saved where that is news.
    /// @throws Error UpstreamFailed (`data_dir_unwritable`)
    [[nodiscard]] ForeignLook look(const ForeignLook &before, const AdminAddress &admin, Timestamp now) const;
    /// Only a damaged file is mended, only while its Caddy does not run, and only when it was the same at the look before:
    /// one that is being written looks damaged, too. A missing one may have been removed on purpose.
    [[nodiscard]] AutosaveRepair repair(const ForeignFacts &facts, const std::string &seenBefore) const;
    void forget() const;

private:
    /// Those of `hosts` that `text` has no route for.
    static std::vector<std::string> missingIn(const std::string &text, const std::vector<std::string> &hosts);
    void meet(ForeignLook &look, const ForeignFacts &before, const AdminAddress &admin, Timestamp now) const;
    void noteDown(const ForeignFacts &facts) const;
    [[nodiscard]] bool backUpCopy(Timestamp now) const;
    [[nodiscard]] std::string noteFile() const { return m_folder + "/foreign.json"; }
    [[nodiscard]] std::string copyFile() const { return m_folder + "/foreign-autosave.json"; }

    std::string m_dataDir;
    std::string m_folder;
};

} // namespace wakedock::caddy
