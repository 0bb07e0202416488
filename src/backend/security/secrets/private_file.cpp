#include "backend/security/secrets/private_file.h"

#include "backend/shared/exceptions/error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>

namespace wakedock::security {
namespace {

constexpr mode_t privateFileMode = 0600;
constexpr mode_t privateFolderMode = 0700;
constexpr off_t privateFileMost = 1 << 20;

Error privateFileError(const std::string &path, int code)
{
    return Error(ErrorCode::Unavailable, "secrets_unavailable",
                 "A secret of WakeDock cannot be kept in " + path + " (" + std::strerror(code) + ").")
        .withRemedy(
            "See that the folder exists, that the disk has space, and that the user WakeDock runs as may write there.");
}

Error privateFileUnsafe(const std::string &path, const std::string &why)
{
    return Error(ErrorCode::Unavailable, "secrets_unsafe", "WakeDock does not use the secret in " + path + ": " + why + ".")
        .withRemedy("Find out who put it there, then remove it or give it to the user WakeDock runs as.");
}

class PrivateDescriptor
{
public:
    PrivateDescriptor(const std::string &path, int flags) : m_value(::open(path.c_str(), flags | O_CLOEXEC, privateFileMode))
    {
    }
    PrivateDescriptor(const PrivateDescriptor &) = delete;
    PrivateDescriptor &operator=(const PrivateDescriptor &) = delete;
    ~PrivateDescriptor()
    {
        if (m_value >= 0) {
            ::close(m_value);
        }
    }
    [[nodiscard]] int get() const { return m_value; }
    [[nodiscard]] bool isOpen() const { return m_value >= 0; }

private:
    int m_value;
};

void flushPrivate(int descriptor, const std::string &path)
{
    if (::fsync(descriptor) != 0) {
        throw privateFileError(path, errno);
    }
}

void writeAllPrivate(int descriptor, std::string_view bytes, const std::string &path)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            throw privateFileError(path, errno);
        }
        bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
}

/// Checks what was opened, not what the name stands for: between the two it could be exchanged.
off_t checkPrivate(int descriptor, const std::string &path, bool &wasOpen)
{
    struct stat facts{};
    if (::fstat(descriptor, &facts) != 0) {
        throw privateFileError(path, errno);
    }
    if (!S_ISREG(facts.st_mode) || facts.st_size > privateFileMost) {
        throw privateFileUnsafe(path, "it is no plain, small file");
    }
    if (facts.st_uid != ::geteuid() && ::geteuid() != 0) {
        throw privateFileUnsafe(path, "it belongs to somebody else");
    }
    wasOpen = (facts.st_mode & 0077) != 0;
    if (wasOpen && ::fchmod(descriptor, privateFileMode) != 0) {
        throw privateFileError(path, errno);
    }
    return facts.st_size;
}

std::string privateFolderOf(const std::string &path)
{
    return path.substr(0, path.rfind('/') + 1);
}

} // namespace

void makePrivateFolder(const std::string &folder)
{
    if (::mkdir(folder.c_str(), privateFolderMode) != 0 && errno != EEXIST) {
        throw privateFileError(folder, errno);
    }
    const PrivateDescriptor opened(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    if (!opened.isOpen() || ::fchmod(opened.get(), privateFolderMode) != 0) {
        throw privateFileError(folder, errno);
    }
}

std::optional<Secret> readPrivateFile(const std::string &path, bool &wasOpen)
{
    const PrivateDescriptor file(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if (!file.isOpen()) {
        if (errno == ENOENT) {
            return std::nullopt;
        }
        throw errno == ELOOP ? privateFileUnsafe(path, "it is a link") : privateFileError(path, errno);
    }
    std::string content(static_cast<std::size_t>(checkPrivate(file.get(), path, wasOpen)), '\0');
    std::size_t filled = 0;
    while (filled < content.size()) {
        const ssize_t got = ::read(file.get(), content.data() + filled, content.size() - filled);
        if (got == 0) {
            break;
        }
        if (got < 0 && errno != EINTR) {
            throw privateFileError(path, errno);
        }
        filled += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    content.resize(filled);
    return Secret(std::move(content));
}

void writePrivateFile(const std::string &path, const Secret &content)
{
    const std::string unfinished = path + ".part";
    ::unlink(unfinished.c_str());
    const PrivateDescriptor file(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
    if (!file.isOpen()) {
        throw privateFileError(unfinished, errno);
    }
    writeAllPrivate(file.get(), content.reveal(), unfinished);
    flushPrivate(file.get(), unfinished);
    if (std::rename(unfinished.c_str(), path.c_str()) != 0) {
        throw privateFileError(path, errno);
    }
    const PrivateDescriptor folder(privateFolderOf(path), O_RDONLY | O_DIRECTORY);
    flushPrivate(folder.get(), path);
}

void removePrivateFile(const std::string &path)
{
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
        throw privateFileError(path, errno);
    }
}

} // namespace wakedock::security
