#pragma once

#include "app/assembly/infrastructure_assembly.h"
#include "app/process/data_directory.h"
#include "app/program/user_commands.h"
#include "app/settings/settings.h"
#include "backend/core/services/password_service.h"
#include "backend/core/services/user_service.h"
#include "backend/security/auth/argon2_password_hasher.h"
#include "backend/shared/async/task.h"
#include "backend/shared/logging/log.h"

#include <functional>
#include <string>

namespace wakedock::app {

/// As much of the backend as a sub-command needs: no listener, nothing followed. Lives on a backend thread.
struct Workbench {
    Workbench(const Settings &settings, const std::string &dataDir, const Log &log);

    InfrastructureAssembly infrastructure;
    security::Argon2PasswordHasher hasher;
    core::UserService users;
    core::PasswordService passwords;
    core::CreateUser createUser;
    core::SetUserPassword setUserPassword;
    core::ListUsers listUsers;
    UserCommands userCommands;
};

/// Builds a workbench on a thread of its own, runs `work` with it and takes it down; this thread waits. Logs warnings to
/// standard error. Needs a QCoreApplication.
/// @throws what building it and `work` throw
void onWorkbench(const Settings &settings, const DataDirectory &directory,
                 const std::function<Task<void>(Workbench &bench)> &work);

} // namespace wakedock::app
