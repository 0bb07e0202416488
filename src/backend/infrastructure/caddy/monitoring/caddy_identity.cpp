#include "backend/infrastructure/caddy/monitoring/caddy_identity.h"

#include "backend/infrastructure/caddy/monitoring/caddy_program.h"
#include "backend/infrastructure/caddy/monitoring/port_holder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace wakedock::caddy {

namespace {

namespace fs = std::filesystem;

std::string textOfProc(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool isInContainer(const std::string &pid)
{
    const auto groups = textOfProc("/proc/" + pid + "/cgroup");
    const auto own = textOfProc("/proc/self/cgroup");
    return groups != own
        && (groups.find("docker") != std::string::npos || groups.find("containerd") != std::string::npos
            || groups.find("libpod") != std::string::npos);
}

std::string pidIn(const std::string &holder)
{
    // The last one: a program may call itself what it likes.
    const auto at = holder.rfind(" (pid ");
    return at == std::string::npos ? std::string() : holder.substr(at + 6, holder.size() - at - 7);
}

bool isLoopback(const std::string &host)
{
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}

/// Gone programs (replaced by an upgrade) are shown with a mark behind their name.
std::string programOf(const std::string &pid)
{
    std::error_code error;
    const auto program = fs::read_symlink("/proc/" + pid + "/exe", error).string();
    return error || program.ends_with(" (deleted)") ? std::string() : program;
}

/// Anybody may listen on a port, and WakeDock may be root: what it runs because somebody listens must be a file that only
/// root or WakeDock's own user could have put there. In other mounts the same name may be another file.
std::string trusted(const std::string &program, const std::string &pid)
{
    std::error_code error;
    const bool isCaddy = fs::path(program).filename().string().starts_with("caddy");
    const bool isTheSame = isCaddy && fs::equivalent(program, "/proc/" + pid + "/exe", error);
    return isTheSame && isOnlyOurs(program) ? program : std::string();
}

} // namespace

CaddyIdentity identifyCaddy(const AdminAddress &address, std::optional<long long> managedPid)
{
    CaddyIdentity identity;
    const auto &endpoint = address.endpoint;
    if (managedPid) {
        identity.keeper = core::ProxyKeeper::Managed;
        identity.holder = "caddy (pid " + std::to_string(*managedPid) + ")";
        identity.program = programOf(std::to_string(*managedPid));
        identity.pid = *managedPid;
        identity.isLocal = true;
        return identity;
    }
    if (endpoint.isUnix() || !isLoopback(endpoint.host)) {
        return identity;
    }
    identity.published = portsBesides(publishedPorts(), endpoint.port);
    if (!identity.published.empty()) {
        identity.keeper = core::ProxyKeeper::Container;
        return identity;
    }
    identity.isLocal = true;
    identity.holder = findPortHolder(endpoint.port, endpoint.host);
    if (const auto pid = pidIn(identity.holder); !pid.empty()) {
        const bool isContained = isInContainer(pid);
        identity.pid = std::stoll(pid);
        identity.keeper = isContained ? core::ProxyKeeper::Container : core::ProxyKeeper::Foreign;
        identity.program = isContained ? std::string() : trusted(programOf(pid), pid);
    }
    return identity;
}

} // namespace wakedock::caddy
