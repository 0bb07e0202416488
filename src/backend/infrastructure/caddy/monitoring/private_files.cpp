#include "backend/infrastructure/caddy/monitoring/private_files.h"

#include "backend/shared/exceptions/error.h"

#include <QFile>
#include <QSaveFile>

#include <cerrno>
#include <sstream>
#include <string_view>
#include <system_error>

#include <sys/stat.h>

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

std::string complaintIn(const std::string &log)
{
    constexpr std::string_view fatal = "Error: ";
    std::string last;
    std::istringstream lines(log);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(fatal)) {
            last = line.substr(fatal.size());
        }
    }
    return last;
}

} // namespace wakedock::caddy
