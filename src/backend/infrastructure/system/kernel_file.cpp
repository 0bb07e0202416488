#include "backend/infrastructure/system/kernel_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <unistd.h>

namespace wakedock::system {

namespace {

/// Closes what it opened.
class KernelDescriptor
{
public:
    explicit KernelDescriptor(const std::filesystem::path &path) : m_number(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) { }
    ~KernelDescriptor()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    KernelDescriptor(const KernelDescriptor &) = delete;
    KernelDescriptor &operator=(const KernelDescriptor &) = delete;

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] ssize_t read(char *to, std::size_t most) const
    {
        ssize_t got = 0;
        do {
            got = ::read(m_number, to, most);
        } while (got < 0 && errno == EINTR);
        return got;
    }

private:
    int m_number;
};

} // namespace

// Not by streams: with hundreds of containers these files are read by the thousand, and a stream costs more than its file.
std::optional<std::string> readKernelFile(const std::filesystem::path &path)
{
    const KernelDescriptor file(path);
    if (!file.isOpen()) {
        return std::nullopt;
    }
    std::string text;
    std::array<char, 4096> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read()
    for (;;) {
        const auto got = file.read(piece.data(), piece.size());
        if (got < 0) {
            return std::nullopt;
        }
        if (got == 0) {
            return text;
        }
        text.append(piece.data(), static_cast<std::size_t>(got));
    }
}

std::optional<std::int64_t> readKernelNumber(const std::filesystem::path &path)
{
    auto text = readKernelFile(path);
    std::string_view rest = text ? std::string_view(*text) : std::string_view();
    return takeKernelNumber(rest);
}

std::optional<std::int64_t> readKernelKey(const std::filesystem::path &path, std::string_view key)
{
    const auto text = readKernelFile(path).value_or("");
    for (std::string_view rest = text; !rest.empty();) {
        auto line = takeKernelLine(rest);
        if (line.starts_with(key) && line.substr(key.size()).starts_with(' ')) {
            line.remove_prefix(key.size());
            return takeKernelNumber(line);
        }
    }
    return std::nullopt;
}

std::string_view takeKernelLine(std::string_view &rest)
{
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return line;
}

std::optional<std::int64_t> takeKernelNumber(std::string_view &rest)
{
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    std::int64_t number = 0;
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (read.ec != std::errc()) {
        return std::nullopt;
    }
    rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
    return number;
}

} // namespace wakedock::system
