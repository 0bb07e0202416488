#pragma once

#include "backend/core/domain/stack.h"
#include "backend/shared/async/task.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// A change of a stack that has begun and is not in force yet: what to go back to.
struct StackPending {
    std::optional<StackRecord> previous; ///< Nothing: the stack is new.
    std::vector<std::string> volumesBefore; ///< Of the project, on the engine, before the change.
    std::map<std::string, std::string> imagesBefore; ///< Reference to id, of what its containers ran.
    /// Id of each routed service to its revision in force. Nothing: noted by an earlier version, which did not.
    std::optional<std::map<std::string, std::int64_t>> routedBefore;
    bool folderWasNew = false; ///< Then all that is in it came with the change.
};

/// Files of stacks on disk, and beside them what WakeDock notes of each. Every change is whole or not at all, also when the
/// power goes; until it is in force the state before is kept. A stack's folder holds nothing but its files, so that
/// `docker compose up` in it does the same without WakeDock. All @throws Error Unavailable (`stack_files_failed`).
class IStackFiles
{
public:
    virtual ~IStackFiles() = default;

    /// Where a stack that WakeDock makes has its files.
    [[nodiscard]] virtual std::string directoryFor(const StackId &id) const = 0;
    /// Folders no container has any business in.
    [[nodiscard]] virtual std::vector<std::string> reserved() const = 0;

    virtual Task<std::vector<StackRecord>> list() = 0;
    /// The stack's files as they are now; those that are gone are left out. @throws Error NotFound (`stack_files_missing`)
    /// when a Compose file is gone or cannot be read, TooLarge (`stack_files_too_large`)
    virtual Task<std::vector<StackFile>> read(StackRecord record) = 0;

    /// Keeps what is there, then writes the new files and the record. Files the stack no longer has are removed.
    /// @param before what the engine had; of it the rest is filled in here
    virtual Task<void> begin(StackRecord next, std::vector<StackFile> files, StackPending before) = 0;
    [[nodiscard]] virtual Task<std::optional<StackPending>> pending(StackId id) = 0;
    /// Files and record as they were before begin(); may be done again. The change stays pending.
    virtual Task<void> putBack(StackId id) = 0;
    /// The change is in force: the record as given, and what was before is kept as the version before.
    virtual Task<void> keep(StackRecord record) = 0;
    /// After putBack(): the change is over. A stack that was new is gone with its folder.
    virtual Task<void> drop(StackId id) = 0;

    /// Notes the record alone.
    virtual Task<void> save(StackRecord record) = 0;
    /// Removes the stack's files (of an adopted one only what WakeDock noted). What containers wrote into its folder stays.
    virtual Task<void> remove(StackRecord record) = 0;

    /// The file that adds WakeDock's own labels. @return its path
    virtual Task<std::string> writeOverride(StackId id, std::string content) = 0;
};

} // namespace wakedock::core
