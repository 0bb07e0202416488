#include "backend/infrastructure/awake_marks/open_folder.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

namespace wakedock::awake_marks {

namespace {

std::string wordFor(int error)
{
    return std::generic_category().message(error);
}

/// Makes one folder; the system's word for what went wrong.
std::string makeOne(const std::filesystem::path &folder)
{
    if (::mkdir(folder.c_str(), 0755) == 0) {
        // mkdir() obeys the umask, and under 077 the proxy's user would find a closed door.
        return ::chmod(folder.c_str(), 0755) == 0 ? std::string() : wordFor(errno);
    }
    const int error = errno;
    return ::access(folder.c_str(), F_OK) == 0 ? std::string() : wordFor(error);
}

} // namespace

std::string makeOpenFolder(const std::string &folder)
{
    std::filesystem::path made;
    for (const auto &part : std::filesystem::path(folder)) {
        made /= part;
        if (auto reason = makeOne(made); !reason.empty()) {
            return reason;
        }
    }
    struct stat facts{};
    if (::stat(folder.c_str(), &facts) != 0) {
        return wordFor(errno);
    }
    if (!S_ISDIR(facts.st_mode)) {
        return wordFor(ENOTDIR);
    }
    return ::access(folder.c_str(), W_OK | X_OK) == 0 ? std::string() : wordFor(errno);
}

} // namespace wakedock::awake_marks
