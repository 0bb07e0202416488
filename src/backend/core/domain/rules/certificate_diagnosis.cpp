#include "backend/core/domain/rules/certificate_diagnosis.h"

#include <chrono>

namespace wakedock::core {

namespace {

using std::chrono::hours;

constexpr hours RunsOutSoon{24 * 7};
constexpr hours ToldInHours{72};
/// Caddy asks again at least once a day: what was refused before that is history.
constexpr hours RefusalCounts{48};

std::string dayOf(Timestamp at)
{
    return toRfc3339(at).substr(0, 10);
}

/// `2027-02-01`, or `2026-11-30 14:05 UTC (5 h from now)` where days would say too little.
std::string untilText(Timestamp until, Timestamp now)
{
    const auto left = std::chrono::duration_cast<hours>(until - now);
    if (left >= ToldInHours) {
        return dayOf(until);
    }
    const std::string span =
        left.count() > 0 ? std::to_string(left.count()) + " h from now" : std::string("less than an hour from now");
    return dayOf(until) + " " + toRfc3339(until).substr(11, 5) + " UTC (" + span + ")";
}

Finding error(const RouteFacts &facts, std::string message, std::string remedy)
{
    return {"certificate", Severity::Error, facts.host, std::move(message), std::move(remedy), Mend::None, {}};
}

Finding certificateShown(const RouteFacts &facts, Timestamp now)
{
    const CertificateFacts &seen = *facts.certificate;
    if (!seen.failure.empty()) {
        return error(
            facts, "Caddy shows no certificate for this name: " + seen.failure,
            "The first one takes some seconds. If it stays away, Caddy's log names the authority's reason; the name "
            "must lead here from outside, ports 80 and 443.");
    }
    const std::string until =
        "Its certificate by " + seen.issuer + " is good until " + untilText(seen.validUntil, now) + ".";
    if (seen.validUntil <= now) {
        return error(facts,
                     "Its certificate by " + seen.issuer + " ran out on " + dayOf(seen.validUntil) + " "
                         + toRfc3339(seen.validUntil).substr(11, 5) + " UTC.",
                     "Caddy renews its own by itself: its log says what keeps it from that. One that was brought by hand "
                     "must be replaced by hand.");
    }
    if (!seen.problems.empty()) {
        return error(facts, seen.problems.front() + " " + until, "See which server answers on the HTTPS port.");
    }
    // Caddy's own authority signs for hours only, and renews in time.
    if (seen.isKnownAuthority && seen.validUntil - now < RunsOutSoon) {
        return {"certificate",
                Severity::Warning,
                facts.host,
                until,
                "It should have been renewed by now: Caddy's log says what keeps it from that.",
                Mend::None,
                {}};
    }
    return {"certificate", Severity::Good, facts.host, until, {}, Mend::None, {}};
}

Finding authorityRefused(const RouteFacts &facts, bool hasCertificate)
{
    return {"authority",
            hasCertificate ? Severity::Warning : Severity::Error,
            facts.host,
            "The authority did not sign a certificate for it (" + toRfc3339(facts.refusal->at)
                + "): " + facts.refusal->words,
            "Correct what it names; Caddy tries again by itself. The name must lead here from outside on ports 80 and 443.",
            Mend::None,
            {}};
}

} // namespace

std::vector<Finding> certificateFindings(const RouteFacts &facts, Timestamp now)
{
    std::vector<Finding> findings;
    if (facts.certificate) {
        findings.push_back(certificateShown(facts, now));
    }
    // Without HTTPS nobody needs one, whatever was refused before it was switched off.
    if (facts.refusal && facts.certificate && now - facts.refusal->at < RefusalCounts) {
        const bool hasCertificate = facts.certificate->failure.empty() && facts.certificate->validUntil > now;
        findings.push_back(authorityRefused(facts, hasCertificate));
    }
    return findings;
}

} // namespace wakedock::core
