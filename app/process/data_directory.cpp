#include "app/process/data_directory.h"

#include "backend/shared/exceptions/error.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wakedock::app {

namespace {

Error unusable(const std::string &path, const std::string &why)
{
    return Error(ErrorCode::Unavailable, "data_dir_unusable", "The data directory " + path + " cannot be used: " + why + ".")
        .withRemedy("Give this user the right to write there, or choose another folder with --data-dir.");
}

std::string holderOf(int lock)
{
    char text[32] = {};
    const auto got = pread(lock, text, sizeof(text) - 1, 0);
    return got > 0 ? std::string(text) : std::string("unknown");
}

} // namespace

DataDirectory::DataDirectory(std::string path) : m_path(std::move(path))
{
    std::error_code failure;
    const bool isNew = !std::filesystem::exists(m_path, failure);
    std::filesystem::create_directories(m_path, failure);
    if (failure) {
        throw unusable(m_path, failure.message());
    }
    if (isNew) {
        chmod(m_path.c_str(), S_IRWXU);
    }
    const std::string name = file("wakedock.lock");
    m_lock = open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (m_lock < 0) {
        throw unusable(m_path, std::strerror(errno));
    }
    if (flock(m_lock, LOCK_EX | LOCK_NB) != 0) {
        const std::string holder = holderOf(m_lock);
        close(m_lock);
        throw Error(ErrorCode::Conflict, "data_dir_in_use",
                    "Another WakeDock (process " + holder + ") works with the data directory " + m_path + ".")
            .withRemedy("End that one first, or start this one with another --data-dir.");
    }
    const std::string pid = std::to_string(getpid());
    if (ftruncate(m_lock, 0) != 0 || pwrite(m_lock, pid.data(), pid.size(), 0) < 0) {
        throw unusable(m_path, std::strerror(errno));
    }
}

DataDirectory::~DataDirectory()
{
    close(m_lock);
}

} // namespace wakedock::app
