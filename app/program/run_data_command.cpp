#include "app/assembly/infrastructure_assembly.h"
#include "app/process/backend_thread.h"
#include "app/process/data_directory.h"
#include "app/program/run_modes.h"
#include "backend/core/queries/auth/list_users.h"
#include "backend/core/services/password_service.h"
#include "backend/core/services/user_service.h"
#include "backend/core/use_cases/auth/create_user.h"
#include "backend/infrastructure/monitoring/spdlog_sink.h"
#include "backend/security/auth/argon2_password_hasher.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <QCoreApplication>

#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

namespace wakedock::app {

namespace {

using core::Role;

/// As much of the backend as a sub-command needs: no listener, nothing followed.
struct Workbench {
    Workbench(const Settings &settings, const std::string &dataDir, const Log &log)
        : infrastructure(settings, dataDir, log)
        , users(*infrastructure.store, infrastructure.clock, infrastructure.events)
        , passwords(hasher, {settings.security.passwordMinLength})
        , createUser(*infrastructure.store, passwords, infrastructure.clock, users)
        , listUsers(users)
    {
    }

    InfrastructureAssembly infrastructure;
    security::Argon2PasswordHasher hasher;
    core::UserService users;
    core::PasswordService passwords;
    core::CreateUser createUser;
    core::ListUsers listUsers;
};

core::CallContext commandContext()
{
    core::CallContext context;
    context.actor = core::Actor::local("command line");
    return context;
}

Role roleNamed(const std::string &word)
{
    if (word == "admin") {
        return Role::Admin;
    }
    return word == "operator" ? Role::Operator : Role::Viewer;
}

const char *roleWord(Role role)
{
    return role == Role::Admin ? "admin" : role == Role::Operator ? "operator" : "viewer";
}

Secret passwordFromInput()
{
    std::string line;
    std::getline(std::cin, line);
    return Secret(line);
}

Task<void> addUser(Workbench &bench, CommandLine line)
{
    co_await bench.users.load();
    core::CreateUserRequest request;
    request.username = line.userName;
    request.password = passwordFromInput();
    request.role = roleNamed(line.role);
    const auto made = co_await bench.createUser.execute(commandContext(), std::move(request));
    std::printf("Added %s as %s.\n", made.username.c_str(), roleWord(made.role));
}

Task<void> listUsers(Workbench &bench)
{
    co_await bench.users.load();
    for (const auto &user : co_await bench.listUsers.execute(commandContext())) {
        std::printf("%-24s %-9s %s\n", user.username.c_str(), roleWord(user.role), user.disabled ? "disabled" : "");
    }
}

Task<bool> checkEngine(Workbench &bench)
{
    const auto asked = co_await settle(bench.infrastructure.engines.engine(core::localHost())
                                           .version(commandContext().withDeadline(std::chrono::seconds(5))));
    if (asked.failure) {
        const Error error = asError(asked.failure);
        std::printf("Docker: not reachable. %s\n  What to do: %s\n", error.message().c_str(), error.remedy().c_str());
        co_return false;
    }
    std::printf("Docker: %s %s, API %s\n", asked.value->name.c_str(), asked.value->version.c_str(),
                asked.value->apiVersion.c_str());
    co_return true;
}

Task<bool> checkProxy(Workbench &bench)
{
    const auto asked =
        co_await settle(bench.infrastructure.proxy.foreignHosts(commandContext().withDeadline(std::chrono::seconds(5))));
    if (asked.failure) {
        const Error error = asError(asked.failure);
        std::printf("Caddy: not reachable. %s\n  What to do: %s\n", error.message().c_str(), error.remedy().c_str());
        co_return false;
    }
    std::puts("Caddy: reachable");
    co_return true;
}

Task<int> check(Workbench &bench)
{
    std::puts("Settings: valid");
    std::puts("Database: can be opened");
    const bool engine = co_await checkEngine(bench);
    const bool proxy = co_await checkProxy(bench);
    co_return engine &&proxy ? 0 : 1;
}

Task<int> runOn(Workbench &bench, CommandLine line)
{
    switch (line.command) {
    case Command::UserAdd:
        co_await addUser(bench, line);
        co_return 0;
    case Command::UserList:
        co_await listUsers(bench);
        co_return 0;
    case Command::Check:
        co_return co_await check(bench);
    case Command::Migrate:
        // Opening the database did it.
        std::puts("The database is up to date.");
        co_return 0;
    default:
        throw Error(ErrorCode::Unsupported, "command_unsupported", "This version cannot do that yet.")
            .withRemedy("See wakedock --help for what it can do.");
    }
}

} // namespace

int runDataCommand(const CommandLine &line, const Settings &settings, const std::string &dataDir)
{
    int noArguments = 0;
    const QCoreApplication application(noArguments, nullptr);
    monitoring::LogOptions options;
    options.level = LogLevel::Warning;
    monitoring::SpdlogSink sink(options);
    const Log log(sink, log_category::App);
    const DataDirectory directory(dataDir);
    BackendThread thread;
    std::unique_ptr<Workbench> bench;
    int code = 0;
    thread.run([&]() -> Task<void> {
        bench = std::make_unique<Workbench>(settings, directory.path(), log);
        const auto done = co_await settle(runOn(*bench, line));
        bench.reset();
        if (done.failure) {
            std::rethrow_exception(done.failure);
        }
        code = *done.value;
    });
    return code;
}

} // namespace wakedock::app
