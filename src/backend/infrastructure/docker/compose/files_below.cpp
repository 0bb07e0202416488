#include "backend/infrastructure/docker/compose/files_below.h"

#include "backend/shared/exceptions/error.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wakedock::docker {

namespace {

constexpr mode_t BelowFolderMode = 0700;
constexpr mode_t BelowFileMode = 0600;

[[noreturn]] void throwBelow(const std::string &what, const std::string &path, int code)
{
    throw Error(ErrorCode::Unavailable, "stack_files_failed", what + " " + path + ": " + std::strerror(code) + ".")
        .withRemedy("Give the user that runs WakeDock access to that place, and see that its disk is not full.");
}

/// An open file or folder; -1 where it could not be opened.
class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) { }
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) { }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

std::vector<std::string> partsOf(const std::string &name)
{
    std::vector<std::string> parts;
    for (const auto &part : std::filesystem::path(name).relative_path()) {
        parts.push_back(part.string());
    }
    return parts;
}

/// The folder that holds `parts`' last one. Not open where there is none.
Descriptor openParent(const std::string &folder, const std::vector<std::string> &parts, bool makes)
{
    Descriptor at(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    for (std::size_t i = 0; i + 1 < parts.size() && at.isOpen(); ++i) {
        if (makes && ::mkdirat(at.number(), parts[i].c_str(), BelowFolderMode) != 0 && errno != EEXIST) {
            throwBelow("Cannot make the folder of", folder + "/" + parts[i], errno);
        }
        at = Descriptor(::openat(at.number(), parts[i].c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    }
    return at;
}

void writeAll(int file, const std::string &content, const std::string &path)
{
    std::size_t written = 0;
    while (written < content.size()) {
        const auto count = ::write(file, content.data() + written, content.size() - written);
        if (count < 0 && errno != EINTR) {
            throwBelow("Cannot write", path, errno);
        }
        written += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    if (::fsync(file) != 0) {
        throwBelow("Cannot write", path, errno);
    }
}

/// As the file that is there, where there is one.
void takeRights(int parent, const std::string &name, int file)
{
    struct stat there{};
    if (::fstatat(parent, name.c_str(), &there, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(there.st_mode)) {
        ::fchmod(file, there.st_mode & 07777);
        // Only root may give a file away; without that it is WakeDock's, which reads as well.
        static_cast<void>(::fchown(file, there.st_uid, there.st_gid));
    }
}

} // namespace

bool FilesBelow::make() const
{
    std::error_code failure;
    const auto above = std::filesystem::path(m_folder).parent_path();
    if (!above.empty() && !std::filesystem::exists(above, failure)) {
        FilesBelow(above.string()).make();
    }
    if (::mkdir(m_folder.c_str(), BelowFolderMode) == 0) {
        return true;
    }
    if (errno != EEXIST) {
        throwBelow("Cannot make the folder", m_folder, errno);
    }
    return false;
}

std::optional<std::string> FilesBelow::read(const std::string &name, std::size_t most) const
{
    const auto parts = partsOf(name);
    const Descriptor parent = openParent(m_folder, parts, false);
    const Descriptor file(
        parent.isOpen() ? ::openat(parent.number(), parts.back().c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
                        : -1);
    struct stat there{};
    if (!file.isOpen() || ::fstat(file.number(), &there) != 0 || !S_ISREG(there.st_mode)) {
        return std::nullopt;
    }
    if (static_cast<std::size_t>(there.st_size) > most) {
        throw Error(ErrorCode::TooLarge, "stack_files_too_large", "The files of this stack are too large: " + name + ".")
            .withRemedy("A stack's files have at most 1 MiB together.");
    }
    std::string content(static_cast<std::size_t>(there.st_size), '\0');
    std::size_t read = 0;
    while (read < content.size()) {
        const auto count = ::read(file.number(), content.data() + read, content.size() - read);
        if (count <= 0) {
            break;
        }
        read += static_cast<std::size_t>(count);
    }
    content.resize(read);
    return content;
}

void FilesBelow::write(const std::string &name, const std::string &content) const
{
    const auto parts = partsOf(name);
    const std::string path = m_folder + "/" + name;
    const Descriptor parent = openParent(m_folder, parts, true);
    if (!parent.isOpen()) {
        throwBelow("Cannot enter the folder of", path, errno);
    }
    const std::string beside = "." + parts.back() + ".wakedock-new";
    ::unlinkat(parent.number(), beside.c_str(), 0);
    const Descriptor file(
        ::openat(parent.number(), beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, BelowFileMode));
    if (!file.isOpen()) {
        throwBelow("Cannot write", path, errno);
    }
    writeAll(file.number(), content, path);
    takeRights(parent.number(), parts.back(), file.number());
    if (::renameat(parent.number(), beside.c_str(), parent.number(), parts.back().c_str()) != 0
        || ::fsync(parent.number()) != 0) {
        throwBelow("Cannot write", path, errno);
    }
}

void FilesBelow::remove(const std::string &name) const
{
    auto parts = partsOf(name);
    const Descriptor parent = openParent(m_folder, parts, false);
    if (parent.isOpen() && ::unlinkat(parent.number(), parts.back().c_str(), 0) != 0 && errno != ENOENT) {
        throwBelow("Cannot remove", m_folder + "/" + name, errno);
    }
    for (parts.pop_back(); !parts.empty(); parts.pop_back()) {
        const Descriptor above = openParent(m_folder, parts, false);
        if (!above.isOpen() || ::unlinkat(above.number(), parts.back().c_str(), AT_REMOVEDIR) != 0) {
            return; // others' files are in it
        }
    }
}

} // namespace wakedock::docker
