#include "backend/infrastructure/caddy/foreign/autosave.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <optional>
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

/// Nothing of anybody else's, no link, no folder; a missing file is fine.
bool isReplaceable(int folder, std::uint32_t owner)
{
    struct stat facts{};
    if (::fstatat(folder, SavedName, &facts, AT_SYMLINK_NOFOLLOW) != 0) {
        return errno == ENOENT;
    }
    return S_ISREG(facts.st_mode) && facts.st_uid == owner;
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

AutosaveState stateOfAutosave(const std::string &path)
{
    struct stat facts{};
    if (::stat(path.c_str(), &facts) != 0) {
        return errno == ENOENT ? AutosaveState::Missing : AutosaveState::Unreadable;
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return AutosaveState::Unreadable;
    }
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return nlohmann::json::accept(text) ? AutosaveState::Whole : AutosaveState::Damaged;
}

std::string putBackAutosave(const std::string &path, const std::string &config, std::uint32_t owner)
{
    const auto parent = path.substr(0, path.rfind('/'));
    const Handle folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat facts{};
    if (folder.get() < 0 || ::fstat(folder.get(), &facts) != 0) {
        return lastError();
    }
    if (facts.st_uid != owner || !isReplaceable(folder.get(), owner)) {
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
