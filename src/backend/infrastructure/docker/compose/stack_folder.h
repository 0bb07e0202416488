#pragma once

#include "backend/core/ports/i_stack_files.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::docker {

/// What IStackFiles promises, on a disk and waiting for it. `<root>/<name>` holds the files of a stack and nothing else;
/// what WakeDock notes of it is in `<root>/.wakedock/<id>`: `record.json`, `override.yaml`, `pending/` while a change is
/// under way, `before/` with the version before the one in force.
class StackFolder
{
public:
    /// @param dataDir WakeDock's own; stacks are below it
    explicit StackFolder(std::string dataDir);

    [[nodiscard]] std::string directoryFor(const core::StackId &id) const;
    [[nodiscard]] const std::string &dataDir() const { return m_dataDir; }
    [[nodiscard]] std::vector<core::StackRecord> list() const;
    [[nodiscard]] std::vector<core::StackFile> read(const core::StackRecord &record) const;
    void begin(const core::StackRecord &next, const std::vector<core::StackFile> &files, core::StackPending before) const;
    [[nodiscard]] std::optional<core::StackPending> pending(const core::StackId &id) const;
    void putBack(const core::StackId &id) const;
    void keep(const core::StackRecord &record) const;
    void drop(const core::StackId &id) const;
    void save(const core::StackRecord &record) const;
    void remove(const core::StackRecord &record) const;
    [[nodiscard]] std::string writeOverride(const core::StackId &id, const std::string &content) const;

private:
    [[nodiscard]] std::string notesOf(const core::StackId &id) const;
    [[nodiscard]] std::optional<core::StackRecord> recordOf(const core::StackId &id) const;
    void keepBefore(const core::StackPending &pending, const core::StackId &id) const;
    static void removeStale(const core::StackRecord &record, const std::vector<std::string> &kept);

    std::string m_dataDir;
    std::string m_root;
};

} // namespace wakedock::docker
