#include "backend/infrastructure/docker/requests/container_requests.h"

#include <QString>

#include <array>
#include <cstdint>
#include <string_view>

namespace wakedock::docker {

namespace {

constexpr std::size_t LogFrameHead = 8;
constexpr std::size_t LogLongestLine = 16 * 1024;

/// Stream number, three zeroes, length in network order.
bool logIsFrame(std::string_view bytes)
{
    return bytes.size() >= LogFrameHead && bytes[0] >= 0 && bytes[0] <= 2 && bytes[1] == 0 && bytes[2] == 0 && bytes[3] == 0;
}

std::size_t logFrameLength(std::string_view head)
{
    std::size_t length = 0;
    for (std::size_t i = 4; i < LogFrameHead; ++i) {
        length = length << 8U | static_cast<std::uint8_t>(head[i]);
    }
    return length;
}

/// Collects the lines of one stream: a line may be split over frames.
class LogStream
{
public:
    void take(std::string_view bytes, std::vector<std::string> &into)
    {
        for (auto end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
            m_open.append(bytes.substr(0, end));
            finish(into);
            bytes.remove_prefix(end + 1);
        }
        m_open.append(bytes);
    }
    void finish(std::vector<std::string> &into)
    {
        if (m_open.ends_with('\r')) {
            m_open.pop_back();
        }
        m_open.resize(std::min(m_open.size(), LogLongestLine));
        // A program may write any bytes; what goes on is text.
        into.push_back(QString::fromUtf8(m_open.data(), static_cast<qsizetype>(m_open.size())).toStdString());
        m_open.clear();
    }
    [[nodiscard]] bool hasOpenLine() const { return !m_open.empty(); }

private:
    std::string m_open;
};

} // namespace

std::vector<std::string> readLogLines(const std::string &body)
{
    std::vector<std::string> lines;
    std::array<LogStream, 3> streams;
    std::string_view rest = body;
    if (!logIsFrame(rest)) {
        streams[0].take(rest, lines);
        rest = {};
    }
    while (logIsFrame(rest)) {
        const auto length = std::min(logFrameLength(rest), rest.size() - LogFrameHead);
        streams.at(static_cast<std::size_t>(rest[0])).take(rest.substr(LogFrameHead, length), lines);
        rest.remove_prefix(LogFrameHead + length);
    }
    for (auto &stream : streams) {
        if (stream.hasOpenLine()) {
            stream.finish(lines);
        }
    }
    return lines;
}

} // namespace wakedock::docker
