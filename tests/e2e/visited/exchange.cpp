#include "exchange.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <cstring>

#include <sys/socket.h>
#include <unistd.h>

namespace visited {

namespace {

constexpr std::size_t Piece = 64 * 1024;

std::uint32_t crc32(std::uint32_t crc, const char *bytes, std::size_t count)
{
    crc = ~crc;
    for (std::size_t i = 0; i < count; ++i) {
        crc ^= static_cast<unsigned char>(bytes[i]);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0xedb88320U : crc >> 1U;
        }
    }
    return ~crc;
}

std::string lowered(std::string text)
{
    for (char &letter : text) {
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    return text;
}

} // namespace

std::string Request::header(const std::string &name) const
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

bool Exchange::fill()
{
    std::array<char, Piece> piece{};
    const auto came = ::recv(m_socket, piece.data(), piece.size(), 0);
    if (came <= 0) {
        return false;
    }
    m_buffer.append(piece.data(), static_cast<std::size_t>(came));
    return true;
}

bool Exchange::readLine(std::string &line)
{
    std::size_t end = m_buffer.find("\r\n");
    while (end == std::string::npos) {
        if (!fill()) {
            return false;
        }
        end = m_buffer.find("\r\n");
    }
    line = m_buffer.substr(0, end);
    m_buffer.erase(0, end + 2);
    return true;
}

bool Exchange::readExactly(char *into, std::size_t count)
{
    while (m_buffer.size() < count) {
        if (!fill()) {
            return false;
        }
    }
    std::memcpy(into, m_buffer.data(), count);
    m_buffer.erase(0, count);
    return true;
}

bool Exchange::readHead(Request &request)
{
    std::string line;
    if (!readLine(line)) {
        return false;
    }
    const auto first = line.find(' ');
    const auto second = line.rfind(' ');
    if (first == std::string::npos || second <= first) {
        return false;
    }
    request.method = line.substr(0, first);
    request.target = line.substr(first + 1, second - first - 1);
    while (readLine(line)) {
        if (line.empty()) {
            return true;
        }
        const auto colon = line.find(':');
        const auto value = line.find_first_not_of(' ', colon + 1);
        request.headers[lowered(line.substr(0, colon))] = value == std::string::npos ? "" : line.substr(value);
    }
    return false;
}

bool Exchange::take(Request &request, std::uint64_t count)
{
    while (count > 0) {
        if (m_buffer.empty() && !fill()) {
            return false;
        }
        const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(count, m_buffer.size()));
        request.bodyCrc = crc32(request.bodyCrc, m_buffer.data(), part);
        request.bodyBytes += part;
        m_buffer.erase(0, part);
        count -= part;
    }
    return true;
}

bool Exchange::readChunks(Request &request)
{
    std::string line;
    while (readLine(line)) {
        const auto size = std::strtoull(line.c_str(), nullptr, 16);
        if (size == 0) {
            return readLine(line); // No trailers come.
        }
        if (!take(request, size) || !readLine(line)) {
            return false;
        }
    }
    return false;
}

bool Exchange::readBody(Request &request)
{
    if (lowered(request.header("expect")) == "100-continue" && !send("HTTP/1.1 100 Continue\r\n\r\n")) {
        return false;
    }
    if (lowered(request.header("transfer-encoding")) == "chunked") {
        return readChunks(request);
    }
    return take(request, std::strtoull(request.header("content-length").c_str(), nullptr, 10));
}

bool Exchange::read(Request &request)
{
    return readHead(request) && readBody(request);
}

bool Exchange::send(const std::string &text) const
{
    std::size_t at = 0;
    while (at < text.size()) {
        const auto went = ::send(m_socket, text.data() + at, text.size() - at, MSG_NOSIGNAL);
        if (went <= 0) {
            return false;
        }
        at += static_cast<std::size_t>(went);
    }
    return true;
}

bool Exchange::answer(const Request &request, const std::string &status, const std::string &type,
                      const std::string &body) const
{
    const std::string head = "HTTP/1.1 " + status + "\r\nContent-Type: " + type
        + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\nX-Visited: yes\r\n\r\n";
    return send(request.method == "HEAD" ? head : head + body);
}

} // namespace visited
