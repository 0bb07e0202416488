#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace visited {

/// One request with its body read whole, as far as it matters to a checksum.
struct Request {
    std::string method;
    std::string target;
    std::map<std::string, std::string> headers; ///< Names in lower case.
    std::uint64_t bodyBytes = 0;
    std::uint32_t bodyCrc = 0;
    [[nodiscard]] std::string header(const std::string &name) const;
};

/// A connection to a visitor; blocks. Everything gives false, or 0, once it is gone.
class Exchange
{
public:
    explicit Exchange(int socket) : m_socket(socket) { }

    bool read(Request &request);
    bool send(const std::string &text) const;
    bool answer(const Request &request, const std::string &status, const std::string &type, const std::string &body) const;
    /// @return how many of the bytes came
    bool readExactly(char *into, std::size_t count);

private:
    bool fill();
    bool readLine(std::string &line);
    bool readHead(Request &request);
    bool readBody(Request &request);
    bool readChunks(Request &request);
    bool take(Request &request, std::uint64_t count);

    int m_socket;
    std::string m_buffer;
};

} // namespace visited
