#pragma once

#include "backend/core/ports/i_stack_files.h"
#include "backend/infrastructure/docker/compose/stack_folder.h"
#include "backend/shared/async/work_pool.h"

#include <string>
#include <utility>

namespace wakedock::docker {

/// StackFolder on a thread of its own, one thing after the other.
class StackFiles final : public core::IStackFiles
{
public:
    explicit StackFiles(std::string dataDir);

    [[nodiscard]] std::string directoryFor(const core::StackId &id) const override { return m_folder.directoryFor(id); }
    [[nodiscard]] std::vector<std::string> reserved() const override { return {m_folder.dataDir()}; }
    Task<std::vector<core::StackRecord>> list() override;
    Task<std::vector<core::StackFile>> read(core::StackRecord record) override;
    Task<void> begin(core::StackRecord next, std::vector<core::StackFile> files, core::StackPending before) override;
    Task<std::optional<core::StackPending>> pending(core::StackId id) override;
    Task<void> putBack(core::StackId id) override;
    Task<void> keep(core::StackRecord record) override;
    Task<void> drop(core::StackId id) override;
    Task<void> save(core::StackRecord record) override;
    Task<void> remove(core::StackRecord record) override;
    Task<std::string> writeOverride(core::StackId id, std::string content) override;

private:
    StackFolder m_folder;
    WorkPool m_pool;
};

} // namespace wakedock::docker
