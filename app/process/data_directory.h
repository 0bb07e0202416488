#pragma once

#include <string>

namespace wakedock::app {

/// The folder of everything WakeDock keeps, made 0700 where it is missing and held by one process at a time.
class DataDirectory
{
public:
    /// @throws Error Unavailable (`data_dir_unusable`), Conflict (`data_dir_in_use`) with the other process's id
    explicit DataDirectory(std::string path);
    ~DataDirectory();
    DataDirectory(const DataDirectory &) = delete;
    DataDirectory &operator=(const DataDirectory &) = delete;

    [[nodiscard]] const std::string &path() const { return m_path; }
    [[nodiscard]] std::string file(const std::string &name) const { return m_path + "/" + name; }

private:
    std::string m_path;
    int m_lock = -1;
};

} // namespace wakedock::app
