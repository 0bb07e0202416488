#include "backend/infrastructure/docker/requests/exec_requests.h"

#include "backend/infrastructure/docker/client/engine_error.h"
#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

namespace wakedock::docker {

using http_client::percentEncode;
using nlohmann::json;

namespace {

/// Constant text: what the caller chose arrives as arguments, never as part of it.
constexpr const char *ExecTerminalScript = "printf '\\033]wakedock;%s\\007' \"$$\"\n"
                                           "[ $# -gt 0 ] && exec \"$@\"\n"
                                           "command -v bash >/dev/null 2>&1 && exec bash\n"
                                           "exec sh";

/// $1 the session, $2 the tenths of a second. Everything is read from /proc: a container need not have ps. In a stat line
/// the state, parent, group and session stand behind the name, which may hold blanks and brackets; zombies are gone already.
constexpr const char *ExecSessionEndScript = "s=$1; n=$2\n"
                                             "alive() {\n"
                                             "  for d in /proc/[0-9]*; do\n"
                                             "    read -r l 2>/dev/null <\"$d/stat\" || continue\n"
                                             "    set -- ${l##*) }\n"
                                             "    [ \"$4\" = \"$s\" ] && [ \"$1\" != Z ] && printf '%s ' \"${d#/proc/}\"\n"
                                             "  done 2>/dev/null\n"
                                             "}\n"
                                             "p=$(alive); [ -z \"$p\" ] && exit 0\n"
                                             "kill -HUP $p 2>/dev/null; kill -CONT $p 2>/dev/null\n"
                                             "while [ \"$n\" -gt 0 ]; do\n"
                                             "  p=$(alive); [ -z \"$p\" ] && exit 0\n"
                                             "  sleep 0.1 2>/dev/null || { sleep 1; n=$((n - 9)); }\n"
                                             "  n=$((n - 1))\n"
                                             "done\n"
                                             "n=50\n"
                                             "while [ \"$n\" -gt 0 ]; do\n"
                                             "  p=$(alive); [ -z \"$p\" ] && exit 0\n"
                                             "  kill -KILL $p 2>/dev/null\n"
                                             "  sleep 0.1 2>/dev/null || sleep 1\n"
                                             "  n=$((n - 1))\n"
                                             "done\n"
                                             "exit 1";

/// Docker swallows its detach keys, Ctrl-P Ctrl-Q unless others are named, and no key can be none: nobody types this.
constexpr const char *ExecDetachKeys = "ctrl-@,ctrl-@,ctrl-@,ctrl-@,ctrl-@,ctrl-@,ctrl-@,ctrl-@";

EngineCall execCreateCall(const std::string &containerId, const json &body)
{
    EngineCall call{jsonPost("/containers/" + percentEncode(containerId) + "/exec", body),
                    "run a program in the container " + containerId.substr(0, 12),
                    "container_not_found",
                    {}};
    call.explainRefusal = [plain = call](const http_client::HttpResponse &answer) {
        if (answer.status != 409) {
            EngineCall other = plain;
            other.explainRefusal = {};
            return refusedByEngine(other, answer);
        }
        return Error(ErrorCode::Conflict, "container_not_running",
                     "The engine refused to " + plain.doing + ": " + engineWords(answer))
            .withRemedy("Start the container, or let it go on if it is paused.");
    };
    return call;
}

bool execSays(const std::string &words, std::initializer_list<const char *> list)
{
    for (const char *word : list) {
        if (words.find(word) != std::string::npos) {
            return true;
        }
    }
    return false;
}

} // namespace

EngineCall createTerminalCall(const std::string &containerId, const core::TerminalCommand &command)
{
    json words{"sh", "-c", ExecTerminalScript, "sh"};
    for (const auto &word : command.command) {
        words.push_back(word);
    }
    json body{{"AttachStdin", true}, {"AttachStdout", true}, {"AttachStderr", true},
              {"Tty", true},         {"Cmd", words},         {"Env", {"TERM=xterm-256color"}}};
    body["DetachKeys"] = ExecDetachKeys;
    body["ConsoleSize"] = {command.size.rows, command.size.columns}; // engines before 23 ignore it
    if (!command.user.empty()) {
        body["User"] = command.user;
    }
    if (!command.workingDir.empty()) {
        body["WorkingDir"] = command.workingDir;
    }
    return execCreateCall(containerId, body);
}

EngineCall createSessionEndCall(const std::string &containerId, const std::string &pid, long graceTenths)
{
    const json body{{"AttachStdout", true},
                    {"AttachStderr", true},
                    {"User", "0"},
                    {"Cmd", {"sh", "-c", ExecSessionEndScript, "sh", pid, std::to_string(graceTenths)}}};
    return execCreateCall(containerId, body);
}

EngineCall startExecCall(const std::string &execId, bool tty)
{
    return {jsonPost("/exec/" + percentEncode(execId) + "/start", {{"Detach", false}, {"Tty", tty}}),
            "start a program in the container",
            "exec_not_found",
            {}};
}

EngineCall resizeExecCall(const std::string &execId, core::TerminalSize size)
{
    return {
        {"POST",
         "/exec/" + percentEncode(execId) + "/resize?h=" + std::to_string(size.rows) + "&w=" + std::to_string(size.columns),
         {},
         {}},
        "resize the terminal",
        "exec_not_found",
        {}};
}

EngineCall inspectExecCall(const std::string &execId)
{
    return {{"GET", "/exec/" + percentEncode(execId) + "/json", {}, {}},
            "say how a program in the container ended",
            "exec_not_found",
            {}};
}

std::string readExecId(const http_client::HttpResponse &answer)
{
    auto id = jsonText(jsonBody(answer), "Id");
    if (id.empty()) {
        throw Error(ErrorCode::UpstreamFailed, "engine_failed", "The engine named no id for the program it is to run.");
    }
    return id;
}

ExecState readExecState(const http_client::HttpResponse &answer)
{
    const auto body = jsonBody(answer);
    ExecState state;
    state.running = jsonFlag(body, "Running");
    if (!state.running && jsonMember(body, "ExitCode").is_number_integer()) {
        state.exitCode = static_cast<int>(jsonNumber(body, "ExitCode"));
    }
    return state;
}

Error terminalRefusal(const core::TerminalCommand &command, const std::string &words)
{
    if (!command.user.empty() && execSays(words, {"unable to find user", "no matching entries", "unable to find group"})) {
        return Error(ErrorCode::Invalid, "user_unknown", "The container knows no user " + command.user + ".")
            .withField("user", "Must be a user of the container, or a number.");
    }
    if (!command.workingDir.empty() && execSays(words, {"chdir", "mkdir", "Cwd"})) {
        return Error(ErrorCode::Invalid, "working_dir_missing", "The container has no folder " + command.workingDir + ".")
            .withField("working_dir", "Must be a folder inside the container.");
    }
    if (execSays(words, {"executable file not found", "no such file or directory"})) {
        return Error(ErrorCode::Conflict, "shell_missing", "The container has no shell, so it can hold no terminal.")
            .withRemedy("Use an image with a shell, or look at its logs instead.");
    }
    return Error(ErrorCode::Invalid, "terminal_refused", "The engine could not start the program: " + words);
}

} // namespace wakedock::docker
