#pragma once

#include <cstddef>
#include <string_view>

namespace wakedock::api {

/// Finds the end of a request's head while it arrives, each byte looked at once, and refuses what makes two readers of
/// the same bytes disagree: bare CR or LF, folded lines, control characters. Those are refused at once, not at the end.
class HeadScanner
{
public:
    /// @param bytes everything that arrived of this request, from its first byte: the same beginning as last time
    /// @return the size of the head with its empty line; 0 when it is not complete
    /// @throws HttpError 400
    std::size_t scan(std::string_view bytes);
    void reset() { *this = HeadScanner(); }

private:
    void take(unsigned char byte);
    std::size_t m_at = 0;
    std::size_t m_lineLength = 0;
    bool m_firstLine = true;
    bool m_afterCr = false;
    bool m_complete = false;
};

} // namespace wakedock::api
