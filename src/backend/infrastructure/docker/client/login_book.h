#pragma once

#include "backend/core/domain/registry.h"
#include "backend/core/domain/rules/image_reference.h"
#include "backend/infrastructure/docker/client/engine_call.h"

#include <map>
#include <string>
#include <vector>

namespace wakedock::docker {

/// Who WakeDock is at which registry, for all engines alike. Backend thread only.
class LoginBook
{
public:
    void add(core::RegistryLogin login);
    void remove(const std::string &address) { m_logins.erase(address); }
    /// Those of the registries that these references name, or of all; those without a name are none.
    [[nodiscard]] std::vector<core::RegistryLogin> loginsFor(const std::vector<std::string> &references, bool all) const;
    /// Adds the login of the registry that the reference names to the call; nothing where there is none.
    void signFor(EngineCall &call, const core::ImageReference &reference) const;

private:
    std::map<std::string, core::RegistryLogin> m_logins;
};

/// The engine's name for a registry inside a login.
[[nodiscard]] std::string loginServer(const std::string &address);

} // namespace wakedock::docker
