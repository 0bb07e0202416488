#pragma once

#include <chrono>
#include <optional>

namespace wakedock {

/// The moment by which an answer must be there. Steady time: a changed wall clock moves no deadline.
class Deadline
{
public:
    using Clock = std::chrono::steady_clock;

    /// Never.
    Deadline() = default;
    static Deadline in(std::chrono::milliseconds span) { return Deadline(Clock::now() + span); }

    [[nodiscard]] bool isSet() const { return m_at.has_value(); }
    /// Zero when it has passed; `unset` when there is none.
    [[nodiscard]] std::chrono::milliseconds left(std::chrono::milliseconds unset) const
    {
        if (!m_at) {
            return unset;
        }
        const auto span = std::chrono::duration_cast<std::chrono::milliseconds>(*m_at - Clock::now());
        return span.count() > 0 ? span : std::chrono::milliseconds(0);
    }
    /// The earlier of this deadline and one `span` from now.
    [[nodiscard]] Deadline atMost(std::chrono::milliseconds span) const { return in(left(span) < span ? left(span) : span); }

private:
    explicit Deadline(Clock::time_point at) : m_at(at) { }
    std::optional<Clock::time_point> m_at;
};

} // namespace wakedock
