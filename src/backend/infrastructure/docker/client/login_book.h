#pragma once

#include "backend/core/domain/registry.h"
#include "backend/core/domain/rules/image_reference.h"
#include "backend/infrastructure/docker/client/engine_call.h"

#include <map>
#include <string>

namespace wakedock::docker {

/// Who WakeDock is at which registry, for all engines alike. Backend thread only.
class LoginBook
{
public:
    void add(core::RegistryLogin login);
    void remove(const std::string &address) { m_logins.erase(address); }
    /// Adds the login of the registry that the reference names to the call; nothing where there is none.
    void signFor(EngineCall &call, const core::ImageReference &reference) const;

private:
    std::map<std::string, core::RegistryLogin> m_logins;
};

/// The engine's name for a registry inside a login.
[[nodiscard]] std::string loginServer(const std::string &address);

} // namespace wakedock::docker
