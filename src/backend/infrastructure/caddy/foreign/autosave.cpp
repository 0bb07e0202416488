#include "backend/infrastructure/caddy/foreign/autosave.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wakedock::caddy {

namespace {

constexpr const char *SavedName = "autosave.json";
constexpr const char *DamagedName = "autosave.json.damaged";
constexpr const char *FreshName = ".autosave.json.wakedock";
constexpr off_t MostBytes = 32L * 1024 * 1024;

std::vector<std::string> words(const std::string &text)
{
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\0', at), text.size());
        all.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

std::string valueOf(const std::vector<std::string> &environment, std::string_view name)
{
    for (const auto &word : environment) {
        if (word.starts_with(name) && word.size() > name.size() && word[name.size()] == '=') {
            return word.substr(name.size() + 1);
        }
    }
    return {};
}

/// Closed with the object.
class Handle
{
public:
    explicit Handle(int handle) : m_handle(handle) { }
    ~Handle()
    {
        if (m_handle >= 0) {
            ::close(m_handle);
        }
    }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    [[nodiscard]] int get() const { return m_handle; }

private:
    int m_handle;
};

std::string lastError()
{
    return std::generic_category().message(errno);
}

bool writeWhole(int file, const std::string &content)
{
    for (std::size_t done = 0; done < content.size();) {
        const auto written = ::write(file, content.data() + done, content.size() - done);
        if (written <= 0) {
            return false;
        }
        done += static_cast<std::size_t>(written);
    }
    return ::fsync(file) == 0;
}

std::string writeFresh(int folder, const std::string &config, std::uint32_t owner, std::uint32_t group)
{
    ::unlinkat(folder, FreshName, 0);
    const Handle file(::openat(folder, FreshName, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.get() < 0 || ::fchown(file.get(), owner, group) != 0 || !writeWhole(file.get(), config)) {
        const auto reason = lastError();
        ::unlinkat(folder, FreshName, 0);
        return reason;
    }
    return {};
}

bool isTheirFile(const struct stat &facts, std::uint32_t owner)
{
    return S_ISREG(facts.st_mode) && facts.st_uid == owner && facts.st_nlink == 1;
}

/// Closed, or not theirs: negative.
int openTheirFolder(const std::string &path, std::uint32_t owner, struct stat &facts)
{
    const auto parent = path.substr(0, path.rfind('/'));
    const int folder = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder >= 0 && (::fstat(folder, &facts) != 0 || facts.st_uid != owner)) {
        ::close(folder);
        errno = EPERM;
        return -1;
    }
    return folder;
}

std::string markOf(const struct stat &facts)
{
    return std::to_string(facts.st_ino) + " " + std::to_string(facts.st_size) + " " + std::to_string(facts.st_mtim.tv_sec)
        + "." + std::to_string(facts.st_mtim.tv_nsec);
}

std::string wholeText(int file, std::size_t size)
{
    std::string text(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const auto got = ::read(file, text.data() + done, size - done);
        if (got <= 0) {
            break;
        }
        done += static_cast<std::size_t>(got);
    }
    text.resize(done);
    return text;
}

/// By what the last call said.
Autosave notThere()
{
    return {.state = errno == ENOENT ? AutosaveState::Missing : AutosaveState::Unreadable, .text = {}, .mark = {}};
}

Autosave judged(int file, const struct stat &facts, const std::string &known)
{
    Autosave autosave{.state = AutosaveState::Whole, .text = {}, .mark = markOf(facts)};
    if (autosave.mark == known) {
        return autosave;
    }
    autosave.text = wholeText(file, static_cast<std::size_t>(facts.st_size));
    if (!nlohmann::json::accept(autosave.text)) {
        autosave.state = AutosaveState::Damaged;
        autosave.text.clear();
    }
    return autosave;
}

/// A missing one is nobody else's.
bool isReplaceable(int folder, std::uint32_t owner)
{
    struct stat facts{};
    if (::fstatat(folder, SavedName, &facts, AT_SYMLINK_NOFOLLOW) != 0) {
        return errno == ENOENT;
    }
    return isTheirFile(facts, owner);
}

} // namespace

std::string autosaveOf(const std::string &commandLine, const std::string &environment)
{
    bool resumes = false;
    for (const auto &word : words(commandLine)) {
        resumes = resumes || word == "--resume" || word == "-resume" || word == "--resume=true";
    }
    if (!resumes) {
        return {};
    }
    const auto surroundings = words(environment);
    if (const auto home = valueOf(surroundings, "XDG_CONFIG_HOME"); home.starts_with('/')) {
        return home + "/caddy/" + SavedName;
    }
    const auto home = valueOf(surroundings, "HOME");
    return home.starts_with('/') ? home + "/.config/caddy/" + SavedName : std::string();
}

Autosave readAutosave(const std::string &path, std::uint32_t owner, const std::string &known)
{
    struct stat facts{};
    const Handle folder(openTheirFolder(path, owner, facts));
    if (folder.get() < 0) {
        return notThere();
    }
    // What would make the opening wait, or lead elsewhere, is none of theirs.
    const Handle file(::openat(folder.get(), SavedName, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (file.get() < 0) {
        return notThere();
    }
    const bool isTheirs = ::fstat(file.get(), &facts) == 0 && isTheirFile(facts, owner) && facts.st_size <= MostBytes;
    return isTheirs ? judged(file.get(), facts, known) : Autosave();
}

std::string putBackAutosave(const std::string &path, const std::string &config, std::uint32_t owner)
{
    struct stat facts{};
    const Handle folder(openTheirFolder(path, owner, facts));
    if (folder.get() < 0 || !isReplaceable(folder.get(), owner)) {
        return "it does not belong to the user whose Caddy it is";
    }
    if (auto reason = writeFresh(folder.get(), config, owner, facts.st_gid); !reason.empty()) {
        return reason;
    }
    if (::renameat(folder.get(), SavedName, folder.get(), DamagedName) != 0 && errno != ENOENT) {
        return lastError();
    }
    return ::renameat(folder.get(), FreshName, folder.get(), SavedName) == 0 ? std::string() : lastError();
}

} // namespace wakedock::caddy
