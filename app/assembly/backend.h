#pragma once

#include "app/assembly/api_assembly.h"
#include "app/assembly/auth_assembly.h"
#include "app/assembly/core_assembly.h"
#include "app/assembly/infrastructure_assembly.h"
#include "app/assembly/security_assembly.h"
#include "app/assembly/window_terminals.h"
#include "app/settings/settings.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"
#include "models/common/window_use_cases.h"

#include <memory>
#include <optional>
#include <string>

namespace wakedock::app {

/// The whole backend, built from the ground up and taken down in reverse. Made, used and destroyed on the backend thread.
class Backend
{
public:
    /// @throws Error when it cannot be built: settings, database
    Backend(const Settings &settings, const std::string &dataDir, const Log &log);

    /// Serves from here on. Docker and Caddy may be missing: they are followed until they come.
    /// @throws Error when an address cannot be listened on, or the first administrator breaks the policy
    Task<void> start();
    /// Takes no new work, lets requests end, journals what runs. At most 5 s.
    Task<void> stop();

    [[nodiscard]] models::WindowUseCases windowDoors();
    /// Who there is. After start().
    [[nodiscard]] AuthAssembly &auth() { return *m_auth; }
    /// `http://127.0.0.1:8484`
    [[nodiscard]] std::string url() const;
    /// The one-time link that makes the first administrator; nothing when there is one.
    [[nodiscard]] std::optional<std::string> setUpLink();

private:
    Task<void> createUnattendedAdmin();

    Settings m_settings;
    Log m_log;
    TaskScope m_scope;
    InfrastructureAssembly m_infrastructure;
    SecurityAssembly m_security;
    CoreAssembly m_core;
    WindowTerminals m_windowTerminals;
    // Made by start(), once the signing keys are read.
    std::unique_ptr<AuthAssembly> m_auth;
    std::unique_ptr<ApiAssembly> m_api;
};

} // namespace wakedock::app
