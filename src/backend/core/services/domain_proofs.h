#pragma once

#include "backend/core/ports/i_clock.h"

#include <chrono>
#include <list>
#include <optional>
#include <string>

namespace wakedock::core {

/// What visitors' requests with a proof ask for: this and the question.
inline constexpr const char *ProofPath = "/.well-known/wakedock/";

/// A question that only the WakeDock which made it can answer.
struct DomainProof {
    std::string question; ///< In the path.
    std::string answer; ///< In the body.
};

/// Proofs under way, in memory: at most 64, each for a minute. What is not among them is answered by nobody. Backend thread.
class DomainProofs
{
public:
    explicit DomainProofs(IClock &clock) : m_clock(clock) { }

    [[nodiscard]] DomainProof issue();
    [[nodiscard]] std::optional<std::string> answerTo(const std::string &question) const;
    void drop(const DomainProof &proof);

private:
    struct Issued {
        DomainProof proof;
        std::chrono::steady_clock::time_point until;
    };

    IClock &m_clock;
    std::list<Issued> m_issued; ///< The oldest first.
};

} // namespace wakedock::core
