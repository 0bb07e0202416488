#include "backend/infrastructure/system/kernel_file.h"

#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>

namespace wakedock::system {

std::optional<std::string> readKernelFile(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return std::nullopt;
    }
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return file.bad() ? std::nullopt : std::optional(std::move(text));
}

std::optional<std::int64_t> readKernelNumber(const std::filesystem::path &path)
{
    const auto text = readKernelFile(path);
    std::int64_t number = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), number).ec != std::errc()) {
        return std::nullopt;
    }
    return number;
}

std::optional<std::int64_t> readKernelKey(const std::filesystem::path &path, const std::string &key)
{
    std::istringstream lines(readKernelFile(path).value_or(""));
    std::string word;
    std::int64_t number = 0;
    while (lines >> word >> number) {
        if (word == key) {
            return number;
        }
    }
    return std::nullopt;
}

} // namespace wakedock::system
