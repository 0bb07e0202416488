#pragma once

#include <algorithm>
#include <chrono>
#include <random>

namespace wakedock {

/// The one policy for trying again: doubles from `first` up to `most`, each time spread by +-20 % so that many waiters
/// do not come back in step.
class Backoff
{
public:
    explicit Backoff(std::chrono::milliseconds first = std::chrono::milliseconds(250),
                     std::chrono::milliseconds most = std::chrono::seconds(30))
        : m_first(first)
        , m_most(most)
        , m_next(first)
        , m_random(std::random_device{}())
    {
    }

    std::chrono::milliseconds next()
    {
        const auto span = m_next;
        m_next = std::min(m_next * 2, m_most);
        std::uniform_real_distribution<double> spread(0.8, 1.2);
        return std::min(m_most,
                        std::chrono::milliseconds(static_cast<long>(static_cast<double>(span.count()) * spread(m_random))));
    }
    void reset() { m_next = m_first; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_most;
    std::chrono::milliseconds m_next;
    std::minstd_rand m_random;
};

} // namespace wakedock
