#include "backend/infrastructure/docker/compose/compose_command_line.h"

#include <utility>

namespace wakedock::docker {

namespace {

std::vector<std::string> verbArguments(const core::ComposeCommand &command)
{
    switch (command.verb) {
    case core::ComposeVerb::Check:
        return {"config", "--quiet"};
    case core::ComposeVerb::Down:
        return {"down", "--remove-orphans"};
    case core::ComposeVerb::AddBeside:
        return {"up",        "--detach",
                "--no-deps", "--no-recreate",
                "--scale",   command.services.front() + "=" + std::to_string(command.containers)};
    case core::ComposeVerb::Alone:
        return {"up", "--detach", "--no-deps"};
    case core::ComposeVerb::Up:
        break;
    }
    return {"up", "--detach", "--remove-orphans"};
}

/// Both ways of `up` end alike.
std::vector<std::string> upEnding(const ComposeProgram &program, const core::ComposeCommand &command)
{
    std::vector<std::string> arguments;
    if (command.builds) {
        arguments.emplace_back("--build");
    }
    if (program.isFirst) {
        arguments.emplace_back("--no-color"); // the second takes --ansi for it
    }
    arguments.insert(arguments.end(), command.services.begin(), command.services.end());
    return arguments;
}

} // namespace

ComposeProgram composeProgram(const std::string &program, std::vector<std::string> before, const std::string &version)
{
    ComposeProgram found;
    found.program = program;
    found.before = std::move(before);
    found.tool.name = program;
    for (const std::string &word : found.before) {
        found.tool.name += " " + word;
    }
    found.tool.version = version.starts_with('v') ? version.substr(1) : version;
    // The standalone docker-compose may be the second one, too.
    found.isFirst = found.tool.version.starts_with("1.");
    return found;
}

std::vector<std::string> composeArguments(const ComposeProgram &program, const core::ComposeProject &project,
                                          const core::ComposeCommand &command)
{
    std::vector<std::string> arguments = program.before;
    // Both programs know it; without a terminal the second shows plain lines by itself.
    arguments.insert(arguments.end(), {"--ansi", "never"});
    arguments.insert(arguments.end(), {"--project-name", project.name, "--project-directory", project.directory});
    for (const std::string &file : project.files) {
        arguments.insert(arguments.end(), {"--file", file});
    }
    if (!project.environmentFile.empty()) {
        arguments.insert(arguments.end(), {"--env-file", project.environmentFile});
    }
    for (const std::string &profile : project.profiles) {
        arguments.insert(arguments.end(), {"--profile", profile});
    }
    const auto verb = verbArguments(command);
    arguments.insert(arguments.end(), verb.begin(), verb.end());
    if (command.verb != core::ComposeVerb::Check && command.verb != core::ComposeVerb::Down) {
        const auto ending = upEnding(program, command);
        arguments.insert(arguments.end(), ending.begin(), ending.end());
    }
    return arguments;
}

} // namespace wakedock::docker
