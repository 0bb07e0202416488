#include "backend/infrastructure/docker/compose/output_lines.h"

#include <algorithm>

namespace wakedock::docker {

namespace {

constexpr char OutputEscape = '\x1b';

/// Behind a sequence that begins at `from` with an escape.
std::size_t afterSequence(std::string_view line, std::size_t from)
{
    if (from + 1 >= line.size()) {
        return line.size();
    }
    if (line[from + 1] == '[') {
        std::size_t i = from + 2;
        while (i < line.size() && (line[i] < '@' || line[i] > '~')) {
            ++i;
        }
        return i + 1;
    }
    if (line[from + 1] == ']') {
        const std::size_t bell = line.find('\a', from);
        const std::size_t end = line.find("\x1b\\", from + 2);
        return std::min(bell == std::string_view::npos ? line.size() : bell + 1,
                        end == std::string_view::npos ? line.size() : end + 2);
    }
    return from + 2;
}

} // namespace

std::string plainLine(std::string_view line)
{
    while (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    if (const std::size_t over = line.rfind('\r'); over != std::string_view::npos) {
        line.remove_prefix(over + 1);
    }
    std::string plain;
    std::size_t i = 0;
    while (i < line.size()) {
        const auto letter = static_cast<unsigned char>(line[i]);
        if (line[i] == OutputEscape) {
            i = afterSequence(line, i);
            continue;
        }
        if (letter == '\t') {
            plain += ' ';
        } else if (letter >= 0x20 && letter != 0x7f) {
            plain += line[i];
        }
        ++i;
    }
    return plain;
}

void OutputLines::take(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view part = bytes.substr(0, end);
        m_line.append(part.substr(0, Longest - std::min(m_line.size(), Longest)));
        if (end == std::string_view::npos) {
            return;
        }
        give();
        bytes.remove_prefix(end + 1);
    }
}

void OutputLines::finish()
{
    give();
}

void OutputLines::give()
{
    std::string line = plainLine(m_line);
    m_line.clear();
    while (line.ends_with(' ')) {
        line.pop_back();
    }
    if (!line.empty()) {
        m_onLine(std::move(line));
    }
}

} // namespace wakedock::docker
