#include "backend/core/services/domain_proofs.h"

#include "backend/shared/utils/uuid.h"

#include <algorithm>

namespace wakedock::core {

namespace {

constexpr std::size_t ProofsAtMost = 64;
constexpr std::chrono::seconds ProofLasts{60};
constexpr int ProofBytes = 24;

} // namespace

DomainProof DomainProofs::issue()
{
    if (m_issued.size() >= ProofsAtMost) {
        m_issued.pop_front();
    }
    // Two values: something that only gives back what it was asked proves nothing.
    m_issued.push_back({{randomHex(ProofBytes), randomHex(ProofBytes)}, m_clock.steadyNow() + ProofLasts});
    return m_issued.back().proof;
}

std::optional<std::string> DomainProofs::answerTo(const std::string &question) const
{
    const auto now = m_clock.steadyNow();
    const auto found = std::ranges::find_if(m_issued, [&question, now](const Issued &issued) {
        return issued.proof.question == question && now < issued.until;
    });
    return found == m_issued.end() ? std::nullopt : std::optional(found->proof.answer);
}

void DomainProofs::drop(const DomainProof &proof)
{
    m_issued.remove_if([&proof](const Issued &issued) { return issued.proof.question == proof.question; });
}

} // namespace wakedock::core
