#include "backend/api/http/response_writer.h"

#include "backend/api/http/problem_detail.h"

#include <QByteArray>
#include <QTcpSocket>

#include <array>
#include <ctime>
#include <string_view>

namespace wakedock::api {

namespace {

/// Up to here one copy is cheaper than a second write.
constexpr std::size_t copiedBodyBytes = 16 * 1024;

/// `Mon, 23 Nov 2026 15:04:05 GMT`, made once a second.
std::string_view httpDate()
{
    thread_local std::time_t madeFor = 0;
    thread_local std::array<char, 40> text{};
    const std::time_t now = std::time(nullptr);
    if (now != madeFor) {
        madeFor = now;
        std::tm parts{};
        gmtime_r(&now, &parts);
        static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                      days.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
                      months.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                      parts.tm_sec);
    }
    return text.data();
}

/// A value that holds a line break would become a header of its own.
bool breaksLine(std::string_view text)
{
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

bool mayHaveBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

void appendLine(std::string &head, std::string_view name, std::string_view value)
{
    head.append(name).append(": ").append(value).append("\r\n");
}

std::string answerHead(const HttpResponse &response, const AnswerFraming &framing)
{
    std::string head;
    head.reserve(512);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ").append(statusText(response.status));
    head.append("\r\n");
    appendLine(head, "Date", httpDate());
    for (const auto &[name, value] : response.headers) {
        if (!breaksLine(name) && !breaksLine(value)) {
            appendLine(head, name, value);
        }
    }
    if (mayHaveBody(response.status)) {
        appendLine(head, "Content-Length", std::to_string(response.body ? response.body->size() : 0));
    }
    if (!framing.keepAlive) {
        appendLine(head, "Connection", "close");
    } else if (framing.http10) {
        appendLine(head, "Connection", "keep-alive");
    }
    head.append("\r\n");
    return head;
}

} // namespace

void ResponseWriter::write(const HttpResponse &response, const AnswerFraming &framing)
{
    std::string head = answerHead(response, framing);
    const bool sendsBody = response.body && !framing.withoutBody && mayHaveBody(response.status);
    if (sendsBody && response.body->size() <= copiedBodyBytes) {
        head.append(*response.body);
    }
    m_socket.write(head.data(), static_cast<qint64>(head.size()));
    if (sendsBody && response.body->size() > copiedBodyBytes) {
        m_held.push_back(response.body);
        m_socket.write(QByteArray::fromRawData(response.body->data(), static_cast<qsizetype>(response.body->size())));
    }
    // Sent now: waiting for the loop to find the socket writable costs a turn for every answer.
    m_socket.flush();
}

void ResponseWriter::writeContinue()
{
    m_socket.write("HTTP/1.1 100 Continue\r\n\r\n");
    m_socket.flush();
}

qint64 ResponseWriter::unsent() const
{
    return m_socket.bytesToWrite();
}

void ResponseWriter::release()
{
    if (!m_held.empty() && unsent() == 0) {
        m_held.clear();
    }
}

} // namespace wakedock::api
