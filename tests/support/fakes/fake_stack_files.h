#pragma once

#include "backend/core/domain/rules/stack_rules.h"
#include "backend/core/ports/i_stack_files.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/exceptions/error.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace wakedock::tests {

/// Files of stacks in memory, with the rules of those on disk. Survives a restart of the house.
class FakeStackFiles final : public core::IStackFiles
{
public:
    using Folder = std::map<std::string, std::string>;

    std::map<core::StackId, core::StackRecord> records;
    std::map<std::string, Folder> folders; ///< By directory.
    std::map<core::StackId, core::StackPending> pendings;
    std::map<core::StackId, Folder> kept; ///< Files before a pending change.
    std::optional<Error> failNext; ///< Of the calls that write.
    std::optional<Completion<>> holdKeep; ///< The next keep() waits for it before it does anything.

    [[nodiscard]] std::string directoryFor(const core::StackId &id) const override { return "/data/stacks/" + id.name; }
    [[nodiscard]] std::vector<std::string> reserved() const override { return {"/data"}; }

    Task<std::vector<core::StackRecord>> list() override
    {
        std::vector<core::StackRecord> all;
        for (const auto &[id, record] : records) {
            all.push_back(record);
        }
        co_return std::vector<core::StackRecord>(all);
    }
    Task<std::vector<core::StackFile>> read(core::StackRecord record) override
    {
        std::vector<core::StackFile> files;
        for (const std::string &name : record.files) {
            const auto &folder = folders[record.directory];
            if (const auto found = folder.find(name); found != folder.end()) {
                files.push_back({name, found->second});
            } else if (name != ".env") {
                throw Error(ErrorCode::NotFound, "stack_files_missing", "The file " + name + " is gone.");
            }
        }
        co_return std::vector<core::StackFile>(files);
    }
    Task<void> begin(core::StackRecord next, std::vector<core::StackFile> files, core::StackPending pending) override
    {
        fail();
        if (records.contains(next.id)) {
            pending.previous = records[next.id];
        }
        kept[next.id] = folders[next.directory];
        pendings[next.id] = pending;
        records[next.id] = next;
        folders[next.directory].clear();
        for (const core::StackFile &file : files) {
            folders[next.directory][file.name] = file.content;
        }
        co_return;
    }
    Task<std::optional<core::StackPending>> pending(core::StackId id) override
    {
        const auto found = pendings.find(id);
        co_return found == pendings.end() ? std::nullopt : std::optional<core::StackPending>(found->second);
    }
    Task<void> putBack(core::StackId id) override
    {
        fail();
        if (pendings.contains(id) && pendings[id].previous) {
            records[id] = *pendings[id].previous;
            folders[records[id].directory] = kept[id];
        }
        co_return;
    }
    Task<void> keep(core::StackRecord record) override
    {
        if (const auto held = std::exchange(holdKeep, std::nullopt)) {
            co_await *held;
        }
        fail();
        records[record.id] = record;
        pendings.erase(record.id);
        co_return;
    }
    Task<void> drop(core::StackId id) override
    {
        fail();
        if (pendings.contains(id) && !pendings[id].previous) {
            folders.erase(records[id].directory);
            records.erase(id);
        }
        pendings.erase(id);
        co_return;
    }
    Task<void> save(core::StackRecord record) override
    {
        fail();
        records[record.id] = record;
        co_return;
    }
    Task<void> remove(core::StackRecord record) override
    {
        fail();
        if (!record.adopted) {
            folders.erase(record.directory);
        }
        records.erase(record.id);
        co_return;
    }
    Task<std::string> writeOverride(core::StackId id, std::string content) override
    {
        folders["/data/stacks/.wakedock/" + core::stackIdText(id)]["override.yaml"] = std::move(content);
        co_return "/data/stacks/.wakedock/" + core::stackIdText(id) + "/override.yaml";
    }

private:
    void fail()
    {
        if (const auto failure = std::exchange(failNext, std::nullopt)) {
            throw Error(*failure);
        }
    }
};

} // namespace wakedock::tests
