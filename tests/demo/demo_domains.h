#pragma once

#include "backend/core/domain/rules/domain_judgement.h"
#include "backend/core/domain/rules/domain_name.h"

#include <string>
#include <vector>

namespace wakedock::tests {

/// What the demo world finds out about a name: below example.org names lead to a router that forwards, others nowhere.
inline core::DomainCheck demoDomainCheck(const std::string &domain, const std::vector<core::ServiceRecord> &services)
{
    core::DomainCheck check;
    const auto verdict = core::checkDomain(domain);
    check.domain = verdict.problem.empty() ? verdict.normalised : domain;
    check.problem = verdict.problem;
    check.isSpecialUse = core::isSpecialUse(check.domain);
    check.conflicts = core::conflictsOf(check.domain, services, {});
    const bool isKnown = check.domain.ends_with(".example.org");
    check.dns =
        check.isSpecialUse ? core::DnsVerdict::NotNeeded : (isKnown ? core::DnsVerdict::Here : core::DnsVerdict::Nowhere);
    check.proof = isKnown ? core::ProofVerdict::Proven : core::ProofVerdict::NotTried;
    return core::judged(check, 80);
}

} // namespace wakedock::tests
