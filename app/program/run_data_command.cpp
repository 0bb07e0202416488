#include "app/process/data_directory.h"
#include "app/program/run_modes.h"
#include "app/program/workbench.h"
#include "backend/infrastructure/caddy/monitoring/caddy_program.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <QCoreApplication>

#include <cstdio>
#include <exception>
#include <string>
#include <utility>

namespace wakedock::app {

namespace {

core::CallContext checkContext()
{
    core::CallContext context;
    context.actor = core::Actor::system();
    context.deadline = Deadline::in(std::chrono::seconds(5));
    return context;
}

void printUnreachable(const char *what, const std::exception_ptr &failure)
{
    const Error error = asError(failure);
    std::printf("%s: not reachable. %s\n  What to do: %s\n", what, error.message().c_str(), error.remedy().c_str());
}

Task<bool> checkEngine(Workbench &bench)
{
    const auto asked = co_await settle(bench.infrastructure.engines.engine(core::localHost()).version(checkContext()));
    if (asked.failure) {
        printUnreachable("Docker", asked.failure);
        co_return false;
    }
    std::printf("Docker: %s %s, API %s\n", asked.value->name.c_str(), asked.value->version.c_str(),
                asked.value->apiVersion.c_str());
    co_return true;
}

/// None answers: good enough where WakeDock would start one.
bool checkCaddyProgram(const CaddySettings &settings, const std::exception_ptr &unreachable)
{
    if (settings.manage == CaddyManagement::Never) {
        printUnreachable("Caddy", unreachable);
        return false;
    }
    try {
        std::printf("Caddy: not running; WakeDock starts %s itself\n", caddy::findCaddy(settings.binary).c_str());
        return true;
    } catch (const Error &) {
        printUnreachable("Caddy", std::current_exception());
        return false;
    }
}

Task<bool> checkProxy(Workbench &bench, CaddySettings settings)
{
    const auto asked = co_await settle(bench.infrastructure.proxy.foreignHosts(checkContext()));
    if (asked.failure) {
        co_return checkCaddyProgram(settings, asked.failure);
    }
    std::puts("Caddy: reachable");
    co_return true;
}

Task<void> check(Workbench &bench, CaddySettings caddy, int &code)
{
    std::puts("Settings: valid");
    std::puts("Database: can be opened");
    const bool engine = co_await checkEngine(bench);
    const bool proxy = co_await checkProxy(bench, std::move(caddy));
    code = engine && proxy ? 0 : 1;
}

Task<void> migrate()
{
    // Opening the database did it.
    std::puts("The database is up to date.");
    co_return;
}

std::function<Task<void>(Workbench &)> workOf(const CommandLine &line, const Settings &settings, int &code)
{
    switch (line.command) {
    case Command::Check:
        return [&code, caddy = settings.caddy](Workbench &bench) { return check(bench, caddy, code); };
    case Command::Migrate:
        return [](Workbench &) { return migrate(); };
    default:
        throw Error(ErrorCode::Unsupported, "command_unsupported", "This version cannot do that yet.")
            .withRemedy("See wakedock --help for what it can do.");
    }
}

} // namespace

int runDataCommand(const CommandLine &line, const Settings &settings, const std::string &dataDir)
{
    int code = 0;
    const auto work = workOf(line, settings, code);
    int noArguments = 0;
    const QCoreApplication application(noArguments, nullptr);
    const DataDirectory directory(dataDir);
    onWorkbench(settings, directory, work);
    return code;
}

} // namespace wakedock::app
