#include "backend/infrastructure/database/sqlite_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace wakedock::database {
namespace {

constexpr mode_t databaseFileMode = 0600;

Error databaseFileError(const std::string &path, int code)
{
    return Error(ErrorCode::Unavailable, "database_unreachable",
                 "WakeDock's database cannot be opened: " + path + " (" + std::strerror(code) + ").")
        .withRemedy("See that its folder exists and that the user WakeDock runs as may read and write there.");
}

class DatabaseFile
{
public:
    explicit DatabaseFile(const std::string &path)
        : m_descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, databaseFileMode))
    {
        if (m_descriptor < 0) {
            throw databaseFileError(path, errno);
        }
    }
    DatabaseFile(const DatabaseFile &) = delete;
    DatabaseFile &operator=(const DatabaseFile &) = delete;
    ~DatabaseFile() { ::close(m_descriptor); }
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

} // namespace

void prepareDatabaseFile(const std::string &path, const Log &log)
{
    const DatabaseFile file(path);
    struct stat facts{};
    if (::fstat(file.descriptor(), &facts) != 0 || !S_ISREG(facts.st_mode)) {
        throw databaseFileError(path, S_ISREG(facts.st_mode) ? errno : EINVAL);
    }
    if ((facts.st_mode & 0777 & ~databaseFileMode) != 0) {
        if (::fchmod(file.descriptor(), databaseFileMode) != 0) {
            throw databaseFileError(path, errno);
        }
        log.warning("Other users could read the database file; they no longer can.", {{"file", path}});
    }
}

std::string snapshotDatabase(SqlConnection &connection, const std::string &path, int schema)
{
    const std::string copy = path + ".schema-" + std::to_string(schema);
    const std::string unfinished = copy + ".part";
    ::unlink(unfinished.c_str());
    const DatabaseFile file(unfinished);
    connection.run("VACUUM INTO ?", values(unfinished));
    if (::fsync(file.descriptor()) != 0 || std::rename(unfinished.c_str(), copy.c_str()) != 0) {
        throw databaseFileError(copy, errno);
    }
    return copy;
}

} // namespace wakedock::database
