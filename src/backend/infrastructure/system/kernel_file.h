#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace wakedock::system {

// The small text files of /proc and /sys. A file that is not there is an answer, not an error: processes end.

[[nodiscard]] std::optional<std::string> readKernelFile(const std::filesystem::path &path);
/// A file that holds one number.
[[nodiscard]] std::optional<std::int64_t> readKernelNumber(const std::filesystem::path &path);
/// The number behind `key` in a file of lines `key number`.
[[nodiscard]] std::optional<std::int64_t> readKernelKey(const std::filesystem::path &path, std::string_view key);

/// Takes the first line off a text, without its end.
[[nodiscard]] std::string_view takeKernelLine(std::string_view &rest);
/// Takes blanks and a number off a text. Nothing, and the text without its blanks, where none stands there.
[[nodiscard]] std::optional<std::int64_t> takeKernelNumber(std::string_view &rest);

} // namespace wakedock::system
