#include "backend/infrastructure/caddy/monitoring/process_identity.h"

#include <csignal>
#include <fstream>
#include <sstream>
#include <string>

namespace wakedock::caddy {

std::optional<ProcessIdentity> identify(std::int64_t pid)
{
    if (pid <= 1) {
        return std::nullopt;
    }
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    std::getline(file, line);
    // The name stands in brackets and may hold anything, brackets too: read on after the last one.
    const auto nameEnd = line.rfind(')');
    if (nameEnd == std::string::npos) {
        return std::nullopt;
    }
    std::istringstream words(line.substr(nameEnd + 1));
    std::string state;
    words >> state;
    std::string skipped;
    for (int field = 4; field < 22; ++field) {
        words >> skipped;
    }
    std::uint64_t startedAt = 0;
    words >> startedAt;
    if (!words || state == "Z" || state == "X") {
        return std::nullopt;
    }
    return ProcessIdentity{.pid = pid, .startedAt = startedAt};
}

bool signalProcess(const ProcessIdentity &process, int signal)
{
    return identify(process.pid) == process && ::kill(static_cast<pid_t>(process.pid), signal) == 0;
}

} // namespace wakedock::caddy
