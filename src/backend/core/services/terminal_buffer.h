#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace wakedock::core {

/// The last bytes of an endless stream, by their place in it.
class TerminalBuffer
{
public:
    explicit TerminalBuffer(std::size_t most) : m_most(most) { }

    void append(std::string_view bytes)
    {
        m_bytes.append(bytes);
        // Let go in steps: moving the rest for each piece would cost more than the quarter it may have above its limit.
        if (m_bytes.size() > m_most + m_most / 4) {
            const auto gone = m_bytes.size() - m_most;
            m_bytes.erase(0, gone);
            m_begin += gone;
        }
    }
    /// Place of the oldest byte that is kept.
    [[nodiscard]] std::uint64_t begin() const { return m_begin; }
    [[nodiscard]] std::uint64_t end() const { return m_begin + m_bytes.size(); }
    /// @param place begin() to end()
    [[nodiscard]] std::string from(std::uint64_t place, std::size_t most) const
    {
        return m_bytes.substr(static_cast<std::size_t>(place - m_begin), most);
    }

private:
    std::size_t m_most;
    std::string m_bytes;
    std::uint64_t m_begin = 0;
};

} // namespace wakedock::core
