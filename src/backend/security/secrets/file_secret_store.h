#pragma once

#include "backend/core/ports/i_secret_store.h"
#include "backend/shared/async/work_pool.h"
#include "backend/shared/logging/log.h"

#include <string>

namespace wakedock::security {

/// Secrets as files of one folder (0700), each readable and writable by its owner only (0600). For machines without a
/// keychain, and for servers.
class FileSecretStore final : public core::ISecretStore
{
public:
    /// @param folder is made if it is missing; its parent must exist
    FileSecretStore(std::string folder, Log log);

    Task<std::optional<Secret>> find(std::string name) override;
    Task<void> store(std::string name, Secret value) override;
    Task<std::vector<std::string>> names(std::string prefix) override;
    Task<void> remove(std::string name) override;

private:
    [[nodiscard]] std::string pathOf(const std::string &name) const;

    std::string m_folder;
    Log m_log;
    WorkPool m_pool; ///< One thread: changes of one secret never cross.
};

} // namespace wakedock::security
