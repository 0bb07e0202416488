#pragma once

#include <string>

namespace wakedock::app {

/// Where the control socket of a data directory lies: `control.sock` in it. A Unix socket's path has at most 107 bytes;
/// a longer one is reached through a descriptor of the folder that this object holds, so both sides always find the
/// same file, whatever their environment says.
class ControlAddress
{
public:
    /// @param dataDir that exists
    /// @throws Error Unavailable (`data_dir_unusable`) when its path is long and it cannot be opened
    explicit ControlAddress(const std::string &dataDir);
    ~ControlAddress();
    ControlAddress(const ControlAddress &) = delete;
    ControlAddress &operator=(const ControlAddress &) = delete;

    /// Good in this process and as long as this object lives.
    [[nodiscard]] const std::string &path() const { return m_path; }

private:
    std::string m_path;
    int m_folder = -1;
};

} // namespace wakedock::app
