#include "app/process/os_user.h"
#include "app/program/data_directory_claim.h"
#include "app/program/run_modes.h"
#include "app/program/workbench.h"

#include <QCoreApplication>

#include <cstdio>
#include <iostream>
#include <string>

#include <unistd.h>

namespace wakedock::app {

namespace {

Secret passwordFromInput()
{
    std::string line;
    std::getline(std::cin, line);
    return Secret(std::move(line));
}

ControlRequest requestOf(const CommandLine &line)
{
    if (line.command == Command::UserList) {
        return {std::string(control_request::UserList)};
    }
    const auto what = line.command == Command::UserAdd ? control_request::UserAdd : control_request::UserPassword;
    return {std::string(what), line.userName, line.role, passwordFromInput()};
}

Task<void> loadAndRun(Workbench &bench, ControlRequest request, std::string &told)
{
    co_await bench.users.load();
    core::CallContext context;
    context.actor = core::Actor::local(osUserName(geteuid()));
    told = co_await bench.userCommands.run(std::move(context), std::move(request));
}

} // namespace

int runUserCommand(const CommandLine &line, const Settings &settings, const std::string &dataDir)
{
    int noArguments = 0;
    const QCoreApplication application(noArguments, nullptr);
    const ControlRequest request = requestOf(line);
    // What cannot be handed over is refused by the direct road as well: it would be a password nobody can sign in with.
    static_cast<void>(lineOf(request));
    DataDirectoryClaim claim = claimOrAsk(dataDir, request);
    if (claim.directory) {
        onWorkbench(settings, *claim.directory,
                    [&request, &claim](Workbench &bench) { return loadAndRun(bench, request, claim.told); });
    }
    std::fputs(claim.told.c_str(), stdout);
    return 0;
}

} // namespace wakedock::app
