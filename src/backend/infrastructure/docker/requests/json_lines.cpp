#include "backend/infrastructure/docker/requests/json_lines.h"

#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::docker {

namespace {
constexpr std::size_t LinesLongest = 1024 * 1024;
} // namespace

void JsonLines::feed(std::string_view piece)
{
    for (auto end = piece.find('\n'); end != std::string_view::npos; end = piece.find('\n')) {
        m_open.append(piece.substr(0, end));
        piece.remove_prefix(end + 1);
        const std::string line = std::exchange(m_open, {});
        if (line.find_first_not_of(" \r\t") != std::string::npos) {
            m_onLine(line);
        }
    }
    m_open.append(piece);
    if (m_open.size() > LinesLongest) {
        throw Error(ErrorCode::UpstreamFailed, "engine_failed", "The engine sends a line without end.");
    }
}

} // namespace wakedock::docker
