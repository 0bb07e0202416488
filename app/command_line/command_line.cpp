#include "app/command_line/command_line.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

namespace wakedock::app {
namespace {

constexpr std::string_view Help = R"(WakeDock: control panel for Docker and Caddy that lets idle services sleep.

wakedock [options]            open the window
wakedock --headless [options] serve only

  --headless                  no window
  --data-dir DIR              folder of everything WakeDock keeps
  --config FILE               settings file; default: config.yml in the data directory
  --listen ADDR:PORT          where the API listens; default: 127.0.0.1:8484
  --docker-host URL           engine: unix:///path, tcp://host:port, ssh://user@host
  --caddy-admin URL           Caddy's admin address; default: http://127.0.0.1:2019
  --log-level LEVEL           trace, debug, info, warning or error
  --check                     validate the settings, try what they name, print, exit 0 or 1
  --print-config              print the settings in force and where each comes from
  --version
  --help

Sub-commands. Those about users also work while a WakeDock runs on that data directory; stop it for the others:

wakedock user add NAME --role ROLE --password-stdin      ROLE: admin, operator or viewer
wakedock user passwd NAME --password-stdin               a new password; ends where that user is signed in
wakedock user list
wakedock backup FILE                                     not in this version yet
wakedock restore FILE                                    not in this version yet
wakedock migrate              bring the database to this version

Every setting has an environment variable, WAKEDOCK_SECTION__KEY; see --print-config.
)";

Error badCommandLine(const std::string &problem, const std::string &remedy)
{
    return Error(ErrorCode::Invalid, "bad_command_line", problem).withRemedy(remedy);
}

/// The words that are left, taken from the front.
class Words
{
public:
    explicit Words(std::vector<std::string> words) : m_words(std::move(words)) { }

    [[nodiscard]] bool empty() const { return m_next == m_words.size(); }
    std::string take() { return m_words.at(m_next++); }

    /// The value of an option: what followed `=`, or the next word.
    std::string value(const std::string &option, const std::optional<std::string> &attached)
    {
        if (attached) {
            return *attached;
        }
        // A word with dashes is the next option; a value that begins so can be attached with `=`.
        if (empty() || m_words[m_next].starts_with("--")) {
            throw badCommandLine(option + " needs a value.",
                                 "Write " + option + " VALUE; wakedock --help shows what it takes.");
        }
        return take();
    }

    /// What a sub-command is about.
    std::string operand(const std::string &command, const std::string &name)
    {
        if (empty() || m_words[m_next].starts_with("-")) {
            throw badCommandLine("wakedock " + command + " needs a " + name + ".",
                                 "wakedock --help shows how it is written.");
        }
        return take();
    }

private:
    std::vector<std::string> m_words;
    std::size_t m_next = 0;
};

using Attached = std::optional<std::string>;

/// One option: its name, and what it does to the result. `takesValue` decides whether `=` may follow.
struct Option {
    std::string_view name;
    bool takesValue;
    std::function<void(CommandLine &, const std::string &value)> apply;
};

Option settingOption(std::string_view name, std::string key)
{
    return {name, true, [name, key](CommandLine &line, const std::string &value) {
                line.settings.push_back({std::string(name), key, value});
            }};
}

Option commandOption(std::string_view name, Command command)
{
    return {name, false, [command](CommandLine &line, const std::string &) {
                line.command = command;
                line.mode = RunMode::Command;
            }};
}

const std::vector<Option> &options()
{
    static const std::vector<Option> all{
        {"--headless", false,
         [](CommandLine &line, const std::string &) {
             if (line.mode == RunMode::Desktop) {
                 line.mode = RunMode::Headless;
             }
         }},
        {"--data-dir", true, [](CommandLine &line, const std::string &value) { line.dataDir = value; }},
        {"--config", true, [](CommandLine &line, const std::string &value) { line.configFile = value; }},
        settingOption("--listen", "server.listen"),
        settingOption("--docker-host", "docker.host"),
        settingOption("--caddy-admin", "caddy.admin"),
        settingOption("--log-level", "logging.level"),
        commandOption("--check", Command::Check),
        commandOption("--print-config", Command::PrintConfig),
        commandOption("--version", Command::Version),
        {"--role", true, [](CommandLine &line, const std::string &value) { line.role = value; }},
        {"--password-stdin", false, [](CommandLine &line, const std::string &) { line.passwordFromStdin = true; }},
    };
    return all;
}

void readOption(CommandLine &line, Words &words, const std::string &word)
{
    const auto equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const auto option = std::ranges::find(options(), name, &Option::name);
    if (option == options().end()) {
        throw badCommandLine("There is no option " + name + ".", "wakedock --help shows all of them.");
    }
    const Attached attached = equals == std::string::npos ? Attached() : Attached(word.substr(equals + 1));
    if (!option->takesValue) {
        if (attached) {
            throw badCommandLine(name + " takes no value.", "Write " + name + " alone.");
        }
        option->apply(line, {});
        return;
    }
    const std::string value = words.value(name, attached);
    if (value.empty()) {
        throw badCommandLine(name + " has an empty value.", "Leave the option out to get the default.");
    }
    option->apply(line, value);
}

void readUserCommand(CommandLine &line, Words &words)
{
    const std::string verb = words.empty() ? std::string() : words.take();
    if (verb == "list") {
        line.command = Command::UserList;
    } else if (verb == "add" || verb == "passwd") {
        line.command = verb == "add" ? Command::UserAdd : Command::UserPassword;
        line.userName = words.operand("user " + verb, "NAME");
    } else {
        throw badCommandLine(verb.empty() ? "wakedock user is incomplete." : "There is no command user " + verb + ".",
                             "Right are: user add, user passwd, user list.");
    }
}

void readSubCommand(CommandLine &line, Words &words, const std::string &word)
{
    if (line.mode == RunMode::Command) {
        throw badCommandLine(word + " is one word too many.", "wakedock --help shows how commands are written.");
    }
    line.mode = RunMode::Command;
    if (word == "user") {
        readUserCommand(line, words);
    } else if (word == "backup" || word == "restore") {
        line.command = word == "backup" ? Command::Backup : Command::Restore;
        line.file = words.operand(word, "FILE");
    } else if (word == "migrate") {
        line.command = Command::Migrate;
    } else {
        throw badCommandLine("There is no command " + word + ".",
                             "Right are: user, backup, restore, migrate; see wakedock --help.");
    }
}

void requirePasswordFromStdin(const CommandLine &line)
{
    const bool setsPassword = line.command == Command::UserAdd || line.command == Command::UserPassword;
    if (setsPassword && !line.passwordFromStdin) {
        throw badCommandLine("The password is read from standard input only: everybody can see a command line.",
                             "Add --password-stdin and pipe the password in.");
    }
    if (!setsPassword && line.passwordFromStdin) {
        throw badCommandLine("--password-stdin belongs to user add and user passwd.", "Leave it out.");
    }
}

void requireRole(const CommandLine &line)
{
    constexpr std::array<std::string_view, 3> roles{"admin", "operator", "viewer"};
    if (line.command != Command::UserAdd) {
        if (!line.role.empty()) {
            throw badCommandLine("--role belongs to user add.", "Leave it out.");
        }
    } else if (std::ranges::find(roles, line.role) == roles.end()) {
        throw badCommandLine(line.role.empty() ? "user add needs a role." : "There is no role " + line.role + ".",
                             "Write --role admin, --role operator or --role viewer.");
    }
}

} // namespace

CommandLine parseCommandLine(const std::vector<std::string> &arguments)
{
    CommandLine line;
    // --help wins over everything, so that it can be put behind any half-written line.
    const auto asksForHelp = [](const std::string &word) { return word == "--help" || word == "-h"; };
    if (std::ranges::any_of(arguments, asksForHelp)) {
        line.mode = RunMode::Command;
        line.command = Command::Help;
        return line;
    }
    Words words(arguments);
    while (!words.empty()) {
        const std::string word = words.take();
        if (word.starts_with('-')) {
            readOption(line, words, word);
        } else {
            readSubCommand(line, words, word);
        }
    }
    requirePasswordFromStdin(line);
    requireRole(line);
    return line;
}

std::string helpText()
{
    return std::string(Help);
}

} // namespace wakedock::app
