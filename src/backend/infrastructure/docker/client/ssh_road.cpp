#include "backend/infrastructure/docker/client/ssh_road.h"

#include <algorithm>
#include <array>

namespace wakedock::docker {

namespace {

/// Words of ssh or docker, and what they mean.
struct SshComplaint {
    const char *words;
    const char *reason;
    const char *remedy;
};

// In this order: the first that fits anywhere in what was complained of.
constexpr std::array<SshComplaint, 18> SshComplaints{{
    {"REMOTE HOST IDENTIFICATION HAS CHANGED", "host_key_changed",
     "The host shows another key than it used to. If that is right, remove the old one (ssh-keygen -R HOST) and connect "
     "once by hand."},
    {"Host key verification failed", "host_key_unknown",
     "Connect once by hand as the user WakeDock runs as (ssh HOST), compare the key's fingerprint and accept it."},
    {"Could not resolve hostname", "host_not_found", "Check the name of the host."},
    {"Connection refused", "connection_refused", "Check the port, and that sshd runs on the host."},
    {"Connection timed out", "host_unreachable", "Check that the host is up and that no firewall is between."},
    {"No route to host", "host_unreachable", "Check that the host is up and that no firewall is between."},
    {"Network is unreachable", "host_unreachable", "Check the network of this machine."},
    {"Permission denied (", "login_refused",
     "Put a key of the user WakeDock runs as into that account's authorized_keys; WakeDock never types passwords."},
    {"Too many authentication failures", "login_refused",
     "Name the right key for this host in ~/.ssh/config (IdentityFile, IdentitiesOnly yes)."},
    {"connect: permission denied", "permission_denied", "Add that account to the group docker on the host."},
    {"permission denied while trying to connect", "permission_denied", "Add that account to the group docker on the host."},
    {"failed to open the raw stream connection", "engine_not_running", "Start Docker on the host."},
    {"Cannot connect to the Docker daemon", "engine_not_running", "Start Docker on the host."},
    {"docker: command not found", "docker_not_found",
     "Install the docker command on the host, where a login without a terminal finds it."},
    {"docker: not found", "docker_not_found",
     "Install the docker command on the host, where a login without a terminal finds it."},
    {"Unknown command: docker", "docker_not_found",
     "Install the docker command on the host, where a login without a terminal finds it."},
    {"Bad configuration option", "ssh_failed", "Correct the configuration of ssh (~/.ssh/config)."},
    {"Bad owner or permissions", "ssh_failed", "Take the rights on ~/.ssh/config from others (chmod 600)."},
}};

bool sshIsBlank(char letter)
{
    return letter == ' ' || letter == '\r' || letter == '\t';
}

/// The last line that says something, without control characters.
std::string sshLastLine(const std::string &text)
{
    std::string last;
    std::string line;
    for (const char letter : text + "\n") {
        if (letter == '\n') {
            while (!line.empty() && sshIsBlank(line.back())) {
                line.pop_back();
            }
            last = line.empty() ? last : line;
            line.clear();
        } else if (static_cast<unsigned char>(letter) >= 0x20 || letter == '\t') {
            line += letter;
        }
    }
    return last.substr(0, 300);
}

} // namespace

http_client::StreamProgram sshRoad(const EngineUrl &url, const SshProgram &ssh)
{
    http_client::StreamProgram road{ssh.program, ssh.arguments, url.text, {}};
    for (const char *argument : {"-o", "BatchMode=yes", "-o", "ConnectTimeout=10", "-o", "ServerAliveInterval=15", "-T"}) {
        road.arguments.emplace_back(argument);
    }
    if (url.port != 0) {
        road.arguments.emplace_back("-p");
        road.arguments.push_back(std::to_string(url.port));
    }
    road.arguments.emplace_back("--");
    road.arguments.push_back(url.user.empty() ? url.host : url.user + "@" + url.host);
    for (const char *word : {"docker", "system", "dial-stdio"}) {
        road.arguments.emplace_back(word);
    }
    road.explain = [peer = url.text](const std::string &complaints) { return sshProblem(peer, complaints); };
    return road;
}

Error sshProblem(const std::string &peer, const std::string &complaints)
{
    const std::string last = sshLastLine(complaints);
    const std::string sentence = "No connection to " + peer + ": " + (last.empty() ? "ssh ended without a word" : last)
        + (last.ends_with('.') ? "" : ".");
    const auto known = std::find_if(SshComplaints.begin(), SshComplaints.end(), [&complaints](const SshComplaint &each) {
        return complaints.find(each.words) != std::string::npos;
    });
    if (known == SshComplaints.end()) {
        return Error(ErrorCode::Unavailable, "ssh_failed", sentence)
            .withRemedy("Try it by hand as the user WakeDock runs as: ssh HOST docker version.");
    }
    return Error(ErrorCode::Unavailable, known->reason, sentence).withRemedy(known->remedy);
}

} // namespace wakedock::docker
