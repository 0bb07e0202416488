#include "backend/infrastructure/awake_marks/file_awake_marks.h"

#include "backend/core/domain/awake_mark.h"
#include "backend/infrastructure/awake_marks/open_folder.h"
#include "backend/shared/exceptions/error.h"

#include <cerrno>
#include <filesystem>
#include <set>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace wakedock::awake_marks {

namespace {

[[noreturn]] void throwUnwritable(const std::string &folder, const std::string &reason)
{
    throw Error(ErrorCode::UpstreamFailed, "marks_unwritable",
                "The awake marks in " + folder + " cannot be written: " + reason + ".")
        .withRemedy("Give the user that runs WakeDock write access to " + folder
                    + ", or set server.run_dir to a folder it can write and Caddy can see.")
        .withContext("folder", folder);
}

int createEmpty(const std::string &path)
{
    const int file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (file < 0) {
        return errno;
    }
    ::close(file);
    return 0;
}

} // namespace

FileAwakeMarks::FileAwakeMarks(const std::string &runDir) : m_folder(runDir + "/awake") { }

void FileAwakeMarks::set(const std::vector<std::string> &hosts, core::Colour colour)
{
    for (const auto &host : hosts) {
        make(core::awakeMarkFile(host, colour));
    }
    for (const auto &host : hosts) {
        remove(core::awakeMarkFile(host, core::otherColour(colour)));
    }
}

void FileAwakeMarks::clear(const std::vector<std::string> &hosts)
{
    for (const auto &host : hosts) {
        remove(core::awakeMarkFile(host, core::Colour::A));
        remove(core::awakeMarkFile(host, core::Colour::B));
    }
}

void FileAwakeMarks::rebuild(const std::map<std::string, core::Colour> &awake)
{
    if (const auto reason = makeOpenFolder(m_folder); !reason.empty()) {
        throwUnwritable(m_folder, reason);
    }
    std::set<std::string> wanted;
    for (const auto &[host, colour] : awake) {
        wanted.insert(core::awakeMarkFile(host, colour));
    }
    for (const auto &file : wanted) {
        make(file);
    }
    for (const auto &file : files()) {
        if (core::readAwakeMarkFile(file) && !wanted.contains(file)) {
            remove(file);
        }
    }
}

std::map<std::string, core::Colour> FileAwakeMarks::all() const
{
    std::map<std::string, core::Colour> marks;
    for (const auto &file : files()) {
        if (const auto mark = core::readAwakeMarkFile(file)) {
            const auto [known, isNew] = marks.insert(*mark);
            if (!isNew) {
                known->second = core::Colour::A;
            }
        }
    }
    return marks;
}

void FileAwakeMarks::make(const std::string &file) const
{
    const auto path = m_folder + "/" + file;
    int error = createEmpty(path);
    if (error == ENOENT) {
        // First mark ever, or somebody emptied the tmpfs while we run.
        if (const auto reason = makeOpenFolder(m_folder); !reason.empty()) {
            throwUnwritable(m_folder, reason);
        }
        error = createEmpty(path);
    }
    if (error != 0) {
        throwUnwritable(m_folder, std::generic_category().message(error));
    }
}

void FileAwakeMarks::remove(const std::string &file) const
{
    if (::unlink((m_folder + "/" + file).c_str()) != 0 && errno != ENOENT) {
        throwUnwritable(m_folder, std::generic_category().message(errno));
    }
}

std::vector<std::string> FileAwakeMarks::files() const
{
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(m_folder, error), end; !error && entry != end; entry.increment(error)) {
        names.push_back(entry->path().filename().string());
    }
    if (error && error != std::errc::no_such_file_or_directory) {
        throwUnwritable(m_folder, error.message());
    }
    return names;
}

} // namespace wakedock::awake_marks
