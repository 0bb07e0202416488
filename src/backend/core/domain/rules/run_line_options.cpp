#include "backend/core/domain/rules/run_line_options.h"

#include "backend/core/domain/rules/run_line_values.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <iterator>
#include <map>
#include <utility>

namespace wakedock::core {

namespace {

using TakeRunValue = void (*)(RunLine &line, const std::string &option, const std::string &value);

void takeName(RunLine &line, const std::string &, const std::string &value)
{
    line.config.name = runLineName(value);
    if (line.config.name != value) {
        line.notes.push_back("The name " + value + " became " + line.config.name
                             + ": names are lower case, digits and dashes.");
    }
}

void takePort(RunLine &line, const std::string &, const std::string &value)
{
    for (PortMapping &port : readPorts(value)) {
        if (port.hostIp == "0.0.0.0") {
            line.notes.push_back(
                "Container port " + std::to_string(port.containerPort)
                + " is open on every network interface, as the line says; 127.0.0.1 keeps it on this machine.");
        }
        line.config.ports.push_back(std::move(port));
    }
}

void takeEnvironment(RunLine &line, const std::string &option, const std::string &value)
{
    auto [name, content] = readPair(option, value);
    line.config.environment[std::move(name)] = std::move(content);
}

void takeLabel(RunLine &line, const std::string &, const std::string &value)
{
    const std::size_t equals = value.find('=');
    line.config.labels[value.substr(0, equals)] = equals == std::string::npos ? std::string() : value.substr(equals + 1);
}

void takeVolume(RunLine &line, const std::string &, const std::string &value)
{
    line.config.volumes.push_back(readVolume(value));
}

void takeMount(RunLine &line, const std::string &option, const std::string &value)
{
    if (auto mount = readMount(value)) {
        line.config.volumes.push_back(std::move(*mount));
    } else {
        line.notes.push_back(option + " " + value + ": a service has volumes and bind mounts only; this one is left out.");
    }
}

void takeNetwork(RunLine &line, const std::string &option, const std::string &value)
{
    if (value == "host" || value == "none" || value.starts_with("container:")) {
        throw runLineError(option + " " + value + ": a service is reached over a network of its own, which this forbids.");
    }
    if (value != "bridge" && value != "default") {
        line.config.networks.push_back(value);
    }
}

void takeRestart(RunLine &line, const std::string &option, const std::string &value)
{
    static const std::map<std::string_view, RestartPolicy> words{{"no", RestartPolicy::No},
                                                                 {"always", RestartPolicy::Always},
                                                                 {"unless-stopped", RestartPolicy::UnlessStopped},
                                                                 {"on-failure", RestartPolicy::OnFailure}};
    const std::size_t colon = value.find(':');
    const auto found = words.find(std::string_view(value).substr(0, colon));
    if (found == words.end()) {
        throw runLineError(option + " " + value + " is no restart policy: no, always, unless-stopped or on-failure.");
    }
    line.config.restartPolicy = found->second;
    if (colon != std::string::npos) {
        line.notes.push_back(option + " " + value + ": a service restarts without a limit of tries.");
    }
}

void takeMemory(RunLine &line, const std::string &option, const std::string &value)
{
    line.config.resources.memoryBytes = readBytes(option, value);
}

void takeCpus(RunLine &line, const std::string &option, const std::string &value)
{
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), line.config.resources.cpus);
    if (failure != std::errc() || end != value.data() + value.size() || line.config.resources.cpus < 0) {
        throw runLineError(option + " " + value + " is no number of processors.");
    }
}

/// Options that take a value, by their long name.
const std::map<std::string_view, TakeRunValue> &valueOptions()
{
    static const std::map<std::string_view, TakeRunValue> known{
        {"--name", takeName},       {"--publish", takePort},  {"--env", takeEnvironment}, {"--label", takeLabel},
        {"--volume", takeVolume},   {"--mount", takeMount},   {"--network", takeNetwork}, {"--net", takeNetwork},
        {"--restart", takeRestart}, {"--memory", takeMemory}, {"--cpus", takeCpus},
    };
    return known;
}

/// Options of `docker run` with a value, whose effect a service does not have: told, never dropped in silence.
constexpr std::string_view withoutEffect =
    " --add-host --annotation --attach --blkio-weight --cap-add --cap-drop --cgroup-parent --cgroupns --cidfile "
    "--cpu-period "
    "--cpu-quota --cpu-shares --cpuset-cpus --cpuset-mems --device --dns --dns-option --dns-search --domainname "
    "--entrypoint "
    "--env-file --expose --gpus --group-add --health-cmd --health-interval --health-retries --health-start-period "
    "--health-timeout --hostname --ip --ip6 --ipc --isolation --kernel-memory --label-file --link --log-driver --log-opt "
    "--mac-address --memory-reservation --memory-swap --memory-swappiness --network-alias --oom-score-adj --pid "
    "--pids-limit "
    "--platform --pull --runtime --security-opt --shm-size --stop-signal --stop-timeout --storage-opt --sysctl --tmpfs "
    "--ulimit --user --userns --uts --volume-driver --volumes-from --workdir ";

struct Flag {
    std::string_view name;
    std::string_view note; ///< Empty: a service does the same without saying so.
};

constexpr Flag flags[]{
    {"--detach", ""},
    {"--interactive", ""},
    {"--tty", ""},
    {"--sig-proxy", ""},
    {"--rm", ""},
    {"--quiet", ""},
    {"--init", "a service runs the image's program as the first process"},
    {"--publish-all", "name the ports to open with -p"},
    {"--read-only", "a service's file system can be written"},
    {"--no-healthcheck", "choose the health check `none` to switch it off"},
    {"--oom-kill-disable", "a service that uses too much memory is ended"},
};

const std::map<char, std::string_view> &shortOptions()
{
    static const std::map<char, std::string_view> known{
        {'d', "--detach"}, {'i', "--interactive"}, {'t', "--tty"},      {'P', "--publish-all"}, {'p', "--publish"},
        {'e', "--env"},    {'l', "--label"},       {'v', "--volume"},   {'m', "--memory"},      {'q', "--quiet"},
        {'u', "--user"},   {'w', "--workdir"},     {'h', "--hostname"}, {'a', "--attach"},      {'c', "--cpu-shares"},
    };
    return known;
}

const Flag *findFlag(std::string_view name)
{
    const auto *flag = std::ranges::find(flags, name, &Flag::name);
    return flag == std::end(flags) ? nullptr : flag;
}

} // namespace

std::string runLineName(const std::string &text)
{
    std::string name;
    for (const char letter : text) {
        const bool isUpper = letter >= 'A' && letter <= 'Z';
        const char lower = isUpper ? static_cast<char>(letter - 'A' + 'a') : letter;
        const bool fits = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        name += fits ? lower : '-';
    }
    name.erase(0, std::min(name.find_first_not_of('-'), name.size()));
    return name.substr(0, 63);
}

std::optional<std::string> runLineLongName(char letter)
{
    const auto known = shortOptions().find(letter);
    return known == shortOptions().end() ? std::nullopt : std::optional(std::string(known->second));
}

bool isRunLineFlag(std::string_view name)
{
    return findFlag(name) != nullptr;
}

void takeRunLineFlag(RunLine &line, const std::string &name, const std::string &value)
{
    if (const Flag *flag = findFlag(name); !flag->note.empty() && value != "false") {
        line.notes.push_back(name + " is left out: " + std::string(flag->note) + ".");
    }
}

void requireRunLineOption(const std::string &name)
{
    if (name == "--privileged") {
        throw runLineError("--privileged gives a container the whole host; a service cannot have it.");
    }
    if (!valueOptions().contains(name) && withoutEffect.find(" " + name + " ") == std::string_view::npos) {
        throw runLineError(name + " is no option of docker run that can be read here.");
    }
}

void takeRunLineValue(RunLine &line, const std::string &name, const std::string &value)
{
    if (const auto known = valueOptions().find(name); known != valueOptions().end()) {
        known->second(line, name, value);
    } else {
        line.notes.push_back(name + " " + value + " has no effect on a service and is left out.");
    }
}

} // namespace wakedock::core
