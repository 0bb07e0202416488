#include "backend/infrastructure/docker/compose/output_lines.h"

#include "backend/shared/utils/plain_line.h"

#include <algorithm>

namespace wakedock::docker {

namespace {

/// Of what was written over itself, the last.
std::string_view lastWritten(std::string_view line)
{
    while (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    const std::size_t over = line.rfind('\r');
    return over == std::string_view::npos ? line : line.substr(over + 1);
}

} // namespace

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
    std::string line = plainLine(lastWritten(m_line), Longest);
    m_line.clear();
    if (!line.empty()) {
        m_onLine(std::move(line));
    }
}

} // namespace wakedock::docker
