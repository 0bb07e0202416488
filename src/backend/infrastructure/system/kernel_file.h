#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace wakedock::system {

// The small text files of /proc and /sys. A file that is not there is an answer, not an error: processes end.

[[nodiscard]] std::optional<std::string> readKernelFile(const std::filesystem::path &path);
/// A file that holds one number.
[[nodiscard]] std::optional<std::int64_t> readKernelNumber(const std::filesystem::path &path);
/// The number behind `key` in a file of lines `key number`.
[[nodiscard]] std::optional<std::int64_t> readKernelKey(const std::filesystem::path &path, const std::string &key);

} // namespace wakedock::system
