#include "backend/infrastructure/caddy/monitoring/folder_way.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wakedock::caddy {

namespace {

namespace fs = std::filesystem;

constexpr mode_t MadeWith = 0755;

std::string modeText(mode_t mode)
{
    char text[8];
    std::snprintf(text, sizeof text, "%04o", static_cast<unsigned>(mode & 07777));
    return text;
}

bool mayPass(const struct stat &facts, long long user)
{
    const bool isOwner = user == static_cast<long long>(facts.st_uid);
    return (facts.st_mode & (isOwner ? S_IXUSR : S_IXOTH)) != 0;
}

} // namespace

std::optional<core::ClosedFolder> closedOnTheWay(const std::string &folder, long long user)
{
    if (user == 0) {
        return std::nullopt;
    }
    fs::path way;
    for (const auto &part : fs::path(folder)) {
        way /= part;
        struct stat facts{};
        if (::stat(way.c_str(), &facts) != 0) {
            return std::nullopt;
        }
        if (!mayPass(facts, user)) {
            // Only the folder of the marks and the run directory around it are made by WakeDock.
            const bool isMadeHere = way == fs::path(folder) || way == fs::path(folder).parent_path();
            return core::ClosedFolder{way.string(), modeText(facts.st_mode), isMadeHere && facts.st_uid == ::geteuid()};
        }
    }
    return std::nullopt;
}

std::string openFolder(const std::string &path)
{
    const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    const bool isOpen = folder >= 0 && ::fchmod(folder, MadeWith) == 0;
    const auto reason = isOpen ? std::string() : std::generic_category().message(errno);
    if (folder >= 0) {
        ::close(folder);
    }
    return reason;
}

} // namespace wakedock::caddy
