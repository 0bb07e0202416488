#include "backend/infrastructure/caddy/monitoring/private_files.h"

#include "backend/shared/exceptions/error.h"

#include <QFile>
#include <QSaveFile>

#include <nlohmann/json.hpp>

#include <cerrno>
#include <filesystem>
#include <sstream>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wakedock::caddy {

namespace {

Error unwritable(const std::string &path, const std::string &reason)
{
    return Error(ErrorCode::UpstreamFailed, "data_dir_unwritable", path + " cannot be written: " + reason + ".")
        .withRemedy("Give the user that runs WakeDock write access to the data directory, and free space.");
}

} // namespace

void makePrivateFolder(const std::string &folder)
{
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
        throw unwritable(folder, std::generic_category().message(errno));
    }
}

void writePrivateFile(const std::string &path, const std::string &content)
{
    QSaveFile file(QString::fromStdString(path));
    const auto size = static_cast<qint64>(content.size());
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(content.data(), size) != size || !file.commit()) {
        throw unwritable(path, file.errorString().toStdString());
    }
}

std::string readFile(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string readFrom(const std::string &path, std::int64_t offset)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    file.seek(offset);
    return file.read(64 * 1024).toStdString();
}

std::int64_t rotateLog(const std::string &path, std::int64_t atMost)
{
    std::error_code error;
    if (std::filesystem::file_size(path, error) > static_cast<std::uintmax_t>(atMost) && !error) {
        std::filesystem::rename(path, path + ".1", error);
    }
    const int file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) {
        return 0;
    }
    const auto size = ::lseek(file, 0, SEEK_END);
    ::close(file);
    return size;
}

std::string complaintIn(const std::string &log)
{
    constexpr std::string_view fatal = "Error: ";
    std::string last;
    std::istringstream lines(log);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(fatal)) {
            last = line.substr(fatal.size());
            continue;
        }
        const auto entry = nlohmann::json::parse(line, nullptr, false);
        if (entry.is_object() && entry.value("level", "") == "error") {
            last = entry.value("msg", "") + (entry.contains("error") ? ": " + entry["error"].dump() : "");
        }
    }
    return last;
}

} // namespace wakedock::caddy
