#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace wakedock {

/// A value that must never reach a log, an event or a page. It has no text form on purpose: whoever needs the bytes
/// says so by calling reveal(), which is easy to find in a review. The memory is wiped when it goes.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string value) : m_value(std::move(value)) { }
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(const Secret &) = default;
    Secret &operator=(Secret &&) noexcept = default;
    ~Secret()
    {
        volatile char *byte = m_value.data();
        for (std::size_t i = 0; i < m_value.size(); ++i) {
            byte[i] = 0;
        }
    }

    [[nodiscard]] std::string_view reveal() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.empty(); }

private:
    std::string m_value;
};

} // namespace wakedock
