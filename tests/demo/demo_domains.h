#pragma once

#include "backend/core/domain/diagnosis.h"
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

/// What the demo's doctor finds: a service whose container does not listen, and routes somebody changed.
inline core::Diagnosis demoDiagnosis(bool isMended, Timestamp now)
{
    using core::Mend;
    using core::Severity;
    core::Diagnosis diagnosis;
    diagnosis.at = now;
    diagnosis.findings = {
        {"proxy", Severity::Good, "", "Caddy answers at http://127.0.0.1:2019, started by WakeDock.", "", Mend::None, ""},
        {"drift", Severity::Error, "",
         "Somebody changed WakeDock's routes in Caddy, or another configuration was loaded over them.",
         "Bring WakeDock's routes back; what others wrote stays as it is.", Mend::PushRoutes,
         "Bring WakeDock's routes back into Caddy; what others wrote stays as it is."},
        {"marks", Severity::Good, "", "Caddy sees the awake marks: visitors get through without WakeDock.", "", Mend::None,
         ""},
        {"service", Severity::Good, "blog.example.org", "blog is running.", "", Mend::None, ""},
        {"answer", Severity::Good, "blog.example.org", "Visitors are answered 200.", "", Mend::None, ""},
        {"certificate", Severity::Good, "blog.example.org", "Its certificate by R11 is good until 2027-02-01.", "",
         Mend::None, ""},
        {"service", Severity::Warning, "media.example.org",
         "media is unhealthy: The health check failed 3 times: 503 from /health.", "Look at its log.", Mend::None, ""},
        {"upstream", Severity::Error, "media.example.org", "Nothing answers at 10.213.0.14:8096: connection refused.",
         "See that it listens on that port and on all addresses (0.0.0.0), not on 127.0.0.1 inside its container.",
         Mend::None, ""}};
    if (isMended) {
        diagnosis.findings[1] = {"drift", Severity::Good, "", "Caddy's configuration is as WakeDock wishes it.",
                                 "",      Mend::None,     ""};
    }
    return diagnosis;
}

} // namespace wakedock::tests
