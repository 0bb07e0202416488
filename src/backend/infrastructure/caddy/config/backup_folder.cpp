#include "backend/infrastructure/caddy/config/backup_folder.h"

#include "backend/infrastructure/caddy/config/config_text.h"
#include "backend/infrastructure/caddy/monitoring/private_files.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/uuid.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

namespace wakedock::caddy {

using core::ConfigBackup;
using core::ConfigBackupId;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

constexpr std::string_view BackupSuffix = ".backup";
constexpr std::size_t LongestBackupId = 40;

/// Sorted by name is sorted by time: `20261129-224512.123-1f3a`.
ConfigBackupId idFor(Timestamp at)
{
    auto text = toRfc3339(at); // 2026-11-29T22:45:12.123Z
    std::erase_if(text, [](char c) { return c == '-' || c == ':' || c == 'Z'; });
    std::ranges::replace(text, 'T', '-');
    return ConfigBackupId(text + "-" + randomHex(2));
}

/// Ids become file names: nothing but our own may get that far.
bool isBackupId(const std::string &id)
{
    return !id.empty() && id.size() <= LongestBackupId && id.find("..") == std::string::npos
        && std::ranges::all_of(
            id, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-' || c == '.'; });
}

std::string checksumOf(json facts, const std::string &content)
{
    facts.erase("checksum");
    return hashOf(facts.dump() + "\n" + content);
}

std::string fileText(const ConfigBackup &backup, const std::string &content)
{
    json facts = {{"format", 1},
                  {"id", backup.id.value},
                  {"created_at", toRfc3339(backup.createdAt)},
                  {"reason", backup.reason},
                  {"hash", backup.hash}};
    facts["checksum"] = checksumOf(facts, content);
    return facts.dump() + "\n" + content;
}

struct BackupFile {
    ConfigBackup backup;
    std::string content;
};

std::optional<BackupFile> intact(const ConfigBackupId &id, const std::string &text)
{
    const auto end = text.find('\n');
    const auto facts = json::parse(text.substr(0, end), nullptr, false);
    if (end == std::string::npos || !facts.is_object()) {
        return std::nullopt;
    }
    BackupFile file;
    file.content = text.substr(end + 1);
    try {
        const auto at = fromRfc3339(facts.at("created_at").get<std::string>());
        const bool fits = facts.at("checksum") == checksumOf(facts, file.content) && facts.at("id") == id.value
            && facts.at("hash") == hashOf(file.content) && at;
        if (!fits) {
            return std::nullopt;
        }
        file.backup = {.id = id,
                       .createdAt = *at,
                       .size = file.content.size(),
                       .hash = facts.at("hash").get<std::string>(),
                       .reason = facts.at("reason").get<std::string>(),
                       .damaged = false};
    } catch (const json::exception &) {
        return std::nullopt;
    }
    return file;
}

/// What can be said of one whose content cannot be trusted: when it was made stands in its name.
ConfigBackup damagedOne(const ConfigBackupId &id, std::uint64_t size)
{
    const auto &name = id.value;
    const auto at = name.size() < 19
        ? std::nullopt
        : fromRfc3339(name.substr(0, 4) + "-" + name.substr(4, 2) + "-" + name.substr(6, 2) + "T" + name.substr(9, 2) + ":"
                      + name.substr(11, 2) + ":" + name.substr(13, 6) + "Z");
    ConfigBackup backup;
    backup.id = id;
    backup.createdAt = at.value_or(Timestamp{});
    backup.size = size;
    backup.damaged = true;
    return backup;
}

/// A rename is durable when its folder is.
void syncFolder(const std::string &folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

} // namespace

BackupFolder::BackupFolder(const std::string &dataDir, BackupBounds bounds)
    : m_parent(dataDir + "/caddy")
    , m_folder(m_parent + "/backups")
    , m_bounds(bounds)
{
}

std::vector<ConfigBackup> BackupFolder::list() const
{
    std::vector<ConfigBackup> found;
    std::error_code error;
    for (fs::directory_iterator entry(m_folder, error), end; !error && entry != end; entry.increment(error)) {
        const auto name = entry->path().filename().string();
        const ConfigBackupId id(name.ends_with(BackupSuffix) ? name.substr(0, name.size() - BackupSuffix.size()) : "");
        if (isBackupId(id.value)) {
            const auto text = readFile(fileOf(id));
            const auto file = intact(id, text);
            found.push_back(file ? file->backup : damagedOne(id, text.size()));
        }
    }
    std::ranges::sort(found, std::ranges::greater(), [](const ConfigBackup &backup) { return backup.id.value; });
    return found;
}

std::pair<ConfigBackup, core::ProxyConfig> BackupFolder::read(const ConfigBackupId &id) const
{
    std::error_code error;
    if (!isBackupId(id.value) || !fs::exists(fileOf(id), error)) {
        throw Error(ErrorCode::NotFound, "backup_not_found", "There is no such backup of Caddy's configuration.");
    }
    auto file = intact(id, readFile(fileOf(id)));
    if (!file) {
        throw Error(ErrorCode::Conflict, "backup_damaged",
                    "This backup is damaged: its checksum does not fit its content. Nothing of it is used.")
            .withRemedy("Choose another backup; this one can be removed from " + m_folder + ".");
    }
    return {file->backup, {file->content, file->backup.hash}};
}

ConfigBackup BackupFolder::keep(const core::ProxyConfig &config, const std::string &reason, Timestamp now) const
{
    makePrivateFolder(m_parent);
    makePrivateFolder(m_folder);
    const auto known = list();
    if (!known.empty() && !known.front().damaged && known.front().hash == config.hash) {
        return known.front();
    }
    if (!known.empty()) {
        // Also when the clock was set back: the order of names is the order in which they were made.
        now = std::max(now, known.front().createdAt + std::chrono::milliseconds(1));
    }
    const ConfigBackup made{.id = idFor(now),
                            .createdAt = now,
                            .size = config.json.size(),
                            .hash = config.hash,
                            .reason = reason,
                            .damaged = false};
    writePrivateFile(fileOf(made.id), fileText(made, config.json));
    syncFolder(m_folder);
    prune(made.id);
    return made;
}

void BackupFolder::prune(const ConfigBackupId &madeNow) const
{
    std::size_t count = 0;
    std::uint64_t bytes = 0;
    for (const auto &backup : list()) {
        ++count;
        bytes += backup.size;
        const bool isTooMuch = count > m_bounds.count || bytes > m_bounds.bytes;
        if (isTooMuch && backup.id != madeNow) {
            std::error_code error;
            fs::remove(fileOf(backup.id), error); // One that stays is found and removed the next time.
        }
    }
}

} // namespace wakedock::caddy
