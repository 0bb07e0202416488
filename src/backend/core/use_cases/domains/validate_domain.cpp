#include "backend/core/use_cases/domains/validate_domain.h"

#include "backend/core/domain/rules/domain_judgement.h"
#include "backend/core/domain/rules/domain_name.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::seconds DomainPatience{15};
constexpr std::chrono::seconds FollowPatience{8}; ///< Of one name among many.
constexpr std::chrono::seconds ProofPatience{4}; ///< Of one address and port.
constexpr std::size_t AddressesTried = 4;
constexpr int PublicHttpPort = 80;

DomainCheck checkOf(const std::string &text)
{
    const DomainVerdict verdict = checkDomain(text);
    DomainCheck check;
    check.domain = verdict.problem.empty() ? verdict.normalised : text;
    check.problem = verdict.problem;
    check.isWildcard = check.domain.starts_with("*.");
    check.isSpecialUse = verdict.problem.empty() && isSpecialUse(verdict.normalised);
    return check;
}

/// Where a public visitor would come to, then where Caddy really listens: behind a router these differ.
std::vector<int> portsToTry(int httpPort)
{
    std::vector<int> ports{PublicHttpPort};
    if (httpPort > 0 && httpPort != PublicHttpPort) {
        ports.push_back(httpPort);
    }
    return ports;
}

std::vector<std::string> addressesToTry(const std::vector<std::string> &all)
{
    std::vector<std::string> tried;
    std::ranges::remove_copy_if(all, std::back_inserter(tried), &isLoopback);
    tried.resize(std::min(tried.size(), AddressesTried));
    return tried;
}

} // namespace

ValidateDomain::ValidateDomain(const StateService &states, CaddyService &caddy, IDomainSight &sight, DomainProofs &proofs)
    : m_states(states)
    , m_caddy(caddy)
    , m_sight(sight)
    , m_proofs(proofs)
{
}

Task<DomainCheck> ValidateDomain::execute(CallContext context, std::string domain)
{
    requirePermission(context.actor, permission::ServicesCreate);
    context = context.withDeadline(DomainPatience);
    DomainCheck check = checkOf(domain);
    if (const auto own = m_caddy.ownNameTakenBy(check.domain); check.problem.empty() && !own.empty()) {
        check.problem = "WakeDock itself is reached at " + own + ".";
    }
    if (check.problem.empty()) {
        const auto foreign = co_await m_caddy.foreignHosts(context);
        check.conflicts = conflictsOf(check.domain, m_states.claims(), foreign);
        std::ranges::move(routeConflictsOf(check.domain, m_caddy.wished()), std::back_inserter(check.conflicts));
        if (check.isSpecialUse) {
            check.dns = DnsVerdict::NotNeeded;
            check.proof = ProofVerdict::NotNeeded;
        } else {
            check = co_await lookAt(context, check);
        }
    }
    co_return judged(std::move(check), m_caddy.status().httpPort);
}

Task<DomainCheck> ValidateDomain::follow(CallContext context, std::string domain)
{
    DomainCheck check = co_await lookAt(context.withDeadline(FollowPatience), checkOf(domain));
    co_return judged(std::move(check), m_caddy.status().httpPort);
}

Task<DomainCheck> ValidateDomain::lookAt(CallContext context, DomainCheck check)
{
    const auto asked = co_await settle(m_sight.addressesOf(context, nameToAsk(check.domain)));
    context.cancel.throwIfCancelled();
    if (asked.failure) {
        check.dns = DnsVerdict::Unknown;
        check.proofDetail = asError(asked.failure).message();
        co_return check;
    }
    check.addresses = *asked.value;
    check.dns = verdictOf(check.addresses, m_sight.ownAddresses());
    if (check.dns == DnsVerdict::Nowhere || check.dns == DnsVerdict::Loopback) {
        co_return check; // Loopback would prove itself, and nothing about visitors.
    }
    if (!m_caddy.status().reachable) {
        check.proofDetail = "Caddy does not answer, so nothing could be sent through it.";
        co_return check;
    }
    check = co_await prove(context, check);
    co_return check;
}

Task<DomainCheck> ValidateDomain::prove(CallContext context, DomainCheck check)
{
    const DomainProof proof = m_proofs.issue();
    check.proof = ProofVerdict::Failed;
    const auto addresses = addressesToTry(check.addresses);
    const auto ports = portsToTry(m_caddy.status().httpPort);
    for (std::size_t i = 0; i < addresses.size() * ports.size() && check.proof == ProofVerdict::Failed; ++i) {
        SightQuestion question{addresses[i / ports.size()], ports[i % ports.size()], nameToAsk(check.domain),
                               ProofPath + proof.question};
        const std::string failure = co_await tryAt(context, proof, std::move(question));
        if (failure.empty()) {
            check.proof = ProofVerdict::Proven;
            check.proofDetail.clear();
        } else if (check.proofDetail.empty()) {
            check.proofDetail = failure; // of the public port, which visitors meet
        }
    }
    m_proofs.drop(proof);
    context.cancel.throwIfCancelled();
    co_return check;
}

Task<std::string> ValidateDomain::tryAt(CallContext context, DomainProof proof, SightQuestion question)
{
    const std::string where = question.address + " port " + std::to_string(question.port);
    const auto fetched = co_await settle(m_sight.ask(context.withDeadline(ProofPatience), std::move(question)));
    if (fetched.failure) {
        co_return where + ": " + asError(fetched.failure).message();
    }
    if (fetched.value->status != 200 || fetched.value->body != proof.answer) {
        co_return where + ": something else answers there (" + std::to_string(fetched.value->status) + ").";
    }
    co_return std::string();
}

} // namespace wakedock::core
