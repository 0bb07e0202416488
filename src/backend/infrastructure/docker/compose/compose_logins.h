#pragma once

#include "backend/core/domain/registry.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::docker {

/// Gives the Compose program WakeDock's logins at registries: docker's own configuration, with these laid over it, in a
/// private folder that lasts as long as one run of the program.
class ComposeLogins
{
public:
    /// @param folder holds one folder a run, each its owner's alone; best on a tmpfs. What an earlier process left in it,
    /// ended by force, is removed here.
    explicit ComposeLogins(std::string folder);

    /// The folder to name in DOCKER_CONFIG, to be let go when the program has ended; that removes it.
    /// @param environment the program's, which tells where the operator's own configuration is: what that says of other
    /// registries stays, and so does all else in its folder
    /// @throws Error Unavailable (`logins_unwritable`, `docker_config_too_large`)
    [[nodiscard]] std::shared_ptr<const std::string> make(const std::vector<core::RegistryLogin> &logins,
                                                          const std::map<std::string, std::string> &environment) const;

private:
    std::string m_folder;
};

/// Docker's configuration file with these logins laid over it. What is no configuration counts as an empty one.
[[nodiscard]] std::string configWithLogins(const std::string &own, const std::vector<core::RegistryLogin> &logins);

} // namespace wakedock::docker
