#include "backend/core/domain/rules/certificate_rules.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

/// Whoever brings a certificate also fetches the next one: that takes people some days.
constexpr std::chrono::days ownExpiresSoon{21};
constexpr std::string_view internalAuthority = "Caddy Local Authority";

/// The proxy renews in the last third: less than a quarter left says that it could not.
bool isLate(const ShownCertificate &shown, Timestamp now)
{
    return (shown.notAfter - now) * 4 < shown.notAfter - shown.notBefore;
}

CertificateStatus statusOfShown(const ShownCertificate &shown, Timestamp now)
{
    if (now >= shown.notAfter) {
        return CertificateStatus::Expired;
    }
    return isLate(shown, now) ? CertificateStatus::Expiring : CertificateStatus::Valid;
}

CertificateSource sourceOf(const CertifiedHost &host, const CertificateSight &sight)
{
    if (!sight.shown) {
        return host.way == CertificateWay::Internal ? CertificateSource::Internal : CertificateSource::Acme;
    }
    if (sight.shown->issuer.starts_with(internalAuthority)) {
        return CertificateSource::Internal;
    }
    // What an operator loaded by hand goes before what would be obtained.
    return host.way == CertificateWay::Internal ? CertificateSource::Foreign : CertificateSource::Acme;
}

Certificate certificateOfHost(const CertifiedHost &host, const CertificateSight &sight, Timestamp now)
{
    Certificate made;
    made.id = CertificateId(host.host);
    made.onDemand = host.way == CertificateWay::OnDemand;
    made.names = {host.host};
    made.source = sourceOf(host, sight);
    made.usedBy = {{host.serviceId, host.host}};
    made.lastError = sight.trouble;
    made.status = sight.trouble ? CertificateStatus::Failed : CertificateStatus::Pending;
    if (sight.shown) {
        made.names = sight.shown->names;
        made.issuer = sight.shown->issuer;
        made.serial = sight.shown->serial;
        made.notBefore = sight.shown->notBefore;
        made.notAfter = sight.shown->notAfter;
        made.status = statusOfShown(*sight.shown, now);
    } else if (!made.onDemand && !sight.trouble && !sight.whyNot.empty()) {
        made.warnings.push_back(sight.whyNot);
    }
    return made;
}

CertificateStatus statusOfOwn(const OwnCertificate &own, Timestamp now)
{
    if (now >= own.facts.notAfter) {
        return CertificateStatus::Expired;
    }
    return own.facts.notAfter - now < ownExpiresSoon ? CertificateStatus::Expiring : CertificateStatus::Valid;
}

Certificate certificateOfOwn(const OwnCertificate &own, Timestamp now)
{
    Certificate made;
    made.id = own.id;
    made.version = own.version;
    made.source = CertificateSource::Own;
    made.status = statusOfOwn(own, now);
    made.names = own.facts.names;
    made.issuer = own.facts.issuer;
    made.serial = own.facts.serial;
    made.keyKind = own.keyKind;
    made.notBefore = own.facts.notBefore;
    made.notAfter = own.facts.notAfter;
    return made;
}

/// A host is among those of an own certificate: what visitors are shown there should be it.
void addUse(Certificate &own, const CertifiedHost &host, const CertificateSight &sight)
{
    own.usedBy.push_back({host.serviceId, host.host});
    if (host.way == CertificateWay::OnDemand || (sight.shown && sight.shown->serial == own.serial)) {
        return;
    }
    if (own.status == CertificateStatus::Valid || own.status == CertificateStatus::Expiring) {
        own.status = CertificateStatus::Pending;
    }
    own.warnings.push_back(sight.shown ? host.host + " is still shown another certificate, of " + sight.shown->issuer + "."
                                       : host.host + " could not be looked at: "
                                   + (sight.whyNot.empty() ? std::string("it has not been asked yet.") : sight.whyNot));
}

} // namespace

bool coversHost(std::string_view name, std::string_view host)
{
    if (name == host) {
        return true;
    }
    if (!name.starts_with("*.") || host.starts_with("*.")) {
        return false;
    }
    const auto dot = host.find('.');
    return dot != std::string_view::npos && dot > 0 && host.substr(dot) == name.substr(1);
}

bool coversHost(const std::vector<std::string> &names, std::string_view host)
{
    return std::ranges::any_of(names, [host](const std::string &name) { return coversHost(name, host); });
}

std::vector<OwnCertificate> inTurn(std::vector<OwnCertificate> own)
{
    std::ranges::sort(own, [](const OwnCertificate &left, const OwnCertificate &right) {
        return std::pair(right.changedAt, left.id) < std::pair(left.changedAt, right.id);
    });
    return own;
}

const OwnCertificate *shownFor(std::string_view host, const std::vector<OwnCertificate> &own, Timestamp now)
{
    const auto rank = [host, now](const OwnCertificate &one) {
        const bool isExact = std::ranges::find(one.facts.names, host) != one.facts.names.end();
        return (isExact ? 2 : 0) + (now < one.facts.notAfter ? 1 : 0);
    };
    const OwnCertificate *best = nullptr;
    for (const OwnCertificate &one : own) {
        if (coversHost(one.facts.names, host) && (best == nullptr || rank(one) > rank(*best))) {
            best = &one;
        }
    }
    return best;
}

std::vector<Certificate> certificatesOf(const CertificateKnowledge &facts)
{
    std::vector<Certificate> all;
    for (const OwnCertificate &own : facts.own) {
        all.push_back(certificateOfOwn(own, facts.now));
    }
    for (const CertifiedHost &host : facts.hosts) {
        const auto sight = facts.sightOf(host.host);
        if (const auto *own = shownFor(host.host, facts.own, facts.now)) {
            addUse(all[static_cast<std::size_t>(own - facts.own.data())], host, sight);
        } else {
            all.push_back(certificateOfHost(host, sight, facts.now));
        }
    }
    return all;
}

std::vector<std::string> effectsOf(const OwnCertificate &added, const CertificateKnowledge &facts)
{
    std::vector<std::string> effects;
    bool isUsed = false;
    auto after = facts.own;
    std::erase_if(after, [&added](const OwnCertificate &own) { return own.id == added.id; });
    after.insert(after.begin(), added);
    for (const CertifiedHost &host : facts.hosts) {
        const auto *now = shownFor(host.host, facts.own, facts.now);
        const auto *then = shownFor(host.host, after, facts.now);
        const bool isIts = then == &after.front();
        isUsed = isUsed || isIts;
        if (isIts && now != nullptr && now->id != added.id) {
            effects.push_back("It takes the place of the other own certificate for " + host.host + ".");
        }
        if (!isIts && coversHost(added.facts.names, host.host)) {
            effects.push_back("For " + host.host + " the other own certificate stays: it names the host exactly.");
        }
    }
    if (!isUsed) {
        effects.emplace_back("No service has a name that it is for; it waits until one does.");
    }
    return effects;
}

} // namespace wakedock::core
