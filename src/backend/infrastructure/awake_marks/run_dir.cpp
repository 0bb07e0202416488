#include "backend/infrastructure/awake_marks/run_dir.h"

#include "backend/infrastructure/awake_marks/open_folder.h"
#include "backend/shared/exceptions/error.h"

#include <QCryptographicHash>

#include <filesystem>
#include <optional>
#include <vector>

namespace wakedock::awake_marks {

namespace {

std::string valueOf(const std::map<std::string, std::string> &environment, const std::string &name)
{
    const auto found = environment.find(name);
    return found == environment.end() ? std::string() : found->second;
}

/// Two WakeDocks on one machine must not share marks: each data directory has a folder of its own.
std::string hashOf(const std::string &dataDir)
{
    std::error_code ignored;
    const auto whole = std::filesystem::weakly_canonical(std::filesystem::absolute(dataDir, ignored), ignored).string();
    const auto digest = QCryptographicHash::hash(QByteArray::fromStdString(whole), QCryptographicHash::Sha256);
    return digest.toHex().left(12).toStdString();
}

std::vector<std::string> runDirCandidates(const std::string &dataDir, const std::map<std::string, std::string> &environment,
                                          const std::string &systemRun)
{
    std::vector<std::string> candidates;
    // systemd joins several RuntimeDirectory= with colons; the first is ours.
    const auto given = valueOf(environment, "RUNTIME_DIRECTORY");
    if (const auto first = given.substr(0, given.find(':')); !first.empty()) {
        candidates.push_back(first);
    }
    const auto own = "wakedock/" + hashOf(dataDir);
    candidates.push_back(systemRun + "/" + own);
    if (const auto user = valueOf(environment, "XDG_RUNTIME_DIR"); !user.empty()) {
        candidates.push_back(user + "/" + own);
    }
    candidates.push_back(dataDir + "/run");
    return candidates;
}

} // namespace

std::string resolveRunDir(const std::string &setting, const std::string &dataDir,
                          const std::map<std::string, std::string> &environment, const std::string &systemRun)
{
    const auto candidates =
        setting.empty() ? runDirCandidates(dataDir, environment, systemRun) : std::vector<std::string>{setting};
    std::string reason;
    for (const auto &candidate : candidates) {
        reason = makeOpenFolder(candidate);
        if (reason.empty()) {
            return candidate;
        }
    }
    throw Error(ErrorCode::UpstreamFailed, "marks_unwritable",
                "The run directory " + candidates.back() + " cannot be used: " + reason + ".")
        .withRemedy("Set server.run_dir to a folder this user can write and Caddy's user can look into, on a tmpfs.")
        .withContext("folder", candidates.back());
}

} // namespace wakedock::awake_marks
