#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace wakedock::docker {

/// The files below one folder, by names relative to it. Containers may have planted links there: none is followed. What is
/// written is whole or not at all, also when the power goes. Waits for the disk.
/// All @throws Error Unavailable (`stack_files_failed`) with the place and the system's own words.
class FilesBelow
{
public:
    explicit FilesBelow(std::string folder) : m_folder(std::move(folder)) { }

    /// Makes the folder, for its owner alone, with those above it. @return false when it was there
    bool make() const;
    /// Nothing when there is no such plain file. @throws Error TooLarge (`stack_files_too_large`)
    [[nodiscard]] std::optional<std::string> read(const std::string &name, std::size_t most) const;
    /// Keeps the access rights of the file it replaces; a new one is its owner's alone.
    void write(const std::string &name, const std::string &content) const;
    /// Removes it, and folders that are empty then, up to this one itself. Succeeds when it is gone already.
    void remove(const std::string &name) const;

private:
    std::string m_folder;
};

} // namespace wakedock::docker
