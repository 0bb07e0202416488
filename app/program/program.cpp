#include "app/program/program.h"

#include "app/command_line/command_line.h"
#include "app/process/descriptor_limit.h"
#include "app/process/resolver_patience.h"
#include "app/program/run_modes.h"
#include "app/settings/settings_loader.h"
#include "app/settings/settings_text.h"
#include "backend/shared/exceptions/error.h"

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <unistd.h>

namespace wakedock::app {

namespace {

constexpr int failed = 1;
constexpr int misused = 2;

void printError(const Error &error)
{
    std::fprintf(stderr, "wakedock: %s\n", error.message().c_str());
    for (const FieldError &field : error.fields()) {
        std::fprintf(stderr, "  %s: %s\n", field.field.c_str(), field.message.c_str());
    }
    if (!error.remedy().empty()) {
        std::fprintf(stderr, "What to do: %s\n", error.remedy().c_str());
    }
}

LoadedSettings settingsFor(const CommandLine &line, const std::string &dataDir)
{
    return loadSettings({dataDir, line.configFile, processEnvironment(), line.settings});
}

std::string dataDirFor(const CommandLine &line)
{
    return line.dataDir.value_or(defaultDataDir(processEnvironment(), geteuid() == 0));
}

int runOnData(const CommandLine &line)
{
    const std::string dataDir = dataDirFor(line);
    const Settings settings = settingsFor(line, dataDir).settings;
    switch (line.command) {
    case Command::UserAdd:
    case Command::UserList:
    case Command::UserPassword:
        return runUserCommand(line, settings, dataDir);
    default:
        return runDataCommand(line, settings, dataDir);
    }
}

int runCommand(const CommandLine &line)
{
    switch (line.command) {
    case Command::Help:
        std::fputs(helpText().c_str(), stdout);
        return 0;
    case Command::Version:
        std::puts("wakedock " WAKEDOCK_VERSION);
        return 0;
    case Command::PrintConfig: {
        const std::string dataDir = dataDirFor(line);
        std::fputs(printSettings(settingsFor(line, dataDir)).c_str(), stdout);
        return 0;
    }
    default:
        return runOnData(line);
    }
}

int run(int argc, char *argv[], const CommandLine &line, const WindowFace &window)
{
    if (line.mode == RunMode::Command) {
        return runCommand(line);
    }
    raiseDescriptorLimit();
    limitResolverPatience();
    const std::string dataDir = dataDirFor(line);
    const Settings settings = settingsFor(line, dataDir).settings;
    return line.mode == RunMode::Headless ? runHeadless(argc, argv, settings, dataDir)
                                          : window(argc, argv, settings, dataDir);
}

} // namespace

int runProgram(int argc, char *argv[], const WindowFace &window)
{
    try {
        const CommandLine line = parseCommandLine(std::vector<std::string>(argv + 1, argv + argc));
        return run(argc, argv, line, window);
    } catch (const Error &error) {
        printError(error);
        return error.reason() == "bad_command_line" ? misused : failed;
    } catch (const std::exception &other) {
        std::fprintf(stderr, "wakedock: it could not start: %s\n", other.what());
        return failed;
    }
}

} // namespace wakedock::app
