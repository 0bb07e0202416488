#include "backend/core/services/on_demand_names.h"

#include "backend/core/domain/rules/certificate_rules.h"
#include "backend/core/domain/rules/domain_name.h"

#include <algorithm>

namespace wakedock::core {

namespace {

constexpr std::size_t newNamesAnHour = 30;
constexpr std::size_t allowedNamesKept = 2000;

} // namespace

bool OnDemandNames::allows(const std::string &name)
{
    const auto verdict = checkDomain(name);
    if (!verdict.problem.empty() || verdict.normalised.starts_with("*.")) {
        return false;
    }
    bool isBelowPattern = false;
    for (const CertifiedHost &host : m_hosts()) {
        if (host.host == verdict.normalised) {
            return true;
        }
        isBelowPattern = isBelowPattern || coversHost(host.host, verdict.normalised);
    }
    return isBelowPattern && (m_allowed.contains(verdict.normalised) || allowsNew(verdict.normalised));
}

bool OnDemandNames::allowsNew(const std::string &name)
{
    const auto now = m_clock.steadyNow();
    while (!m_recent.empty() && now - m_recent.front() >= std::chrono::hours(1)) {
        m_recent.pop_front();
    }
    if (m_recent.size() >= newNamesAnHour) {
        return false;
    }
    if (m_allowed.size() >= allowedNamesKept) {
        m_allowed.clear();
    }
    m_recent.push_back(now);
    m_allowed.insert(name);
    return true;
}

} // namespace wakedock::core
