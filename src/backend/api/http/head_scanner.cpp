#include "backend/api/http/head_scanner.h"

#include "backend/api/http/problem_detail.h"

namespace wakedock::api {

namespace {

[[noreturn]] void refuseHead(const char *why)
{
    throw HttpError(400, "malformed_head", why);
}

bool isBlank(unsigned char byte)
{
    return byte == ' ' || byte == '\t';
}

bool isHeadControl(unsigned char byte)
{
    return byte == 0x7f || (byte < 0x20 && byte != '\t');
}

} // namespace

std::size_t HeadScanner::scan(std::string_view bytes)
{
    while (m_at < bytes.size()) {
        take(static_cast<unsigned char>(bytes[m_at]));
        ++m_at;
        if (m_complete) {
            return m_at;
        }
    }
    return 0;
}

void HeadScanner::take(unsigned char byte)
{
    if (m_afterCr) {
        if (byte != '\n') {
            refuseHead("The request's head holds a carriage return that ends no line.");
        }
        m_complete = m_lineLength == 0;
        m_afterCr = false;
        m_firstLine = false;
        m_lineLength = 0;
        return;
    }
    if (byte == '\r') {
        m_afterCr = true;
        return;
    }
    if (isHeadControl(byte)) {
        refuseHead("The request's head holds a control character.");
    }
    if (m_lineLength == 0 && !m_firstLine && isBlank(byte)) {
        refuseHead("The request's head holds a folded line.");
    }
    ++m_lineLength;
}

} // namespace wakedock::api
