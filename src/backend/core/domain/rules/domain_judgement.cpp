#include "backend/core/domain/rules/domain_judgement.h"

#include "backend/core/domain/rules/route_rules.h"
#include "backend/core/domain/rules/service_rules.h"

#include <algorithm>

namespace wakedock::core {

namespace {

std::string inOneLine(const std::vector<std::string> &words)
{
    std::string line;
    for (const std::string &word : words) {
        line += (line.empty() ? "" : ", ") + word;
    }
    return line;
}

void sayConflict(DomainCheck &check)
{
    const DomainConflict &first = check.conflicts.front();
    if (first.kind == DomainConflict::Kind::Service) {
        check.summary = "The service " + first.holder + " has " + first.host + " already.";
        check.remedy = "Choose another domain, or take it away from that service first.";
    } else if (first.kind == DomainConflict::Kind::Route) {
        check.summary = "A route that " + first.holder + " made has " + first.host + " already.";
        check.remedy = "Choose another domain, or remove that route, or give it a path prefix.";
    } else {
        check.summary = "A route that WakeDock did not make answers " + first.host + " already: " + first.holder + ".";
        check.remedy = "Choose another domain, or remove that route from Caddy's own configuration.";
    }
}

void sayProven(DomainCheck &check)
{
    check.dns = DnsVerdict::Here;
    check.summary = check.domain + " leads here: a token sent to it came back through Caddy.";
}

void sayNowhere(DomainCheck &check)
{
    check.summary = check.domain + " leads nowhere: DNS has no address for it that anybody could be sent to.";
    check.remedy = "Add an A or AAAA record with this machine's public address at your DNS provider; it may take "
                   "some minutes until everybody sees it.";
}

void sayLoopback(DomainCheck &check)
{
    check.summary = check.domain + " leads to " + inOneLine(check.addresses)
        + ": each machine reaches itself there, so it works on " + "this machine only.";
    check.remedy =
        "For visitors from elsewhere let DNS answer with this machine's address in your network, or its public one.";
}

void sayElsewhere(DomainCheck &check)
{
    check.summary = check.domain + " leads to " + inOneLine(check.addresses) + ", which is no address of this machine, and "
        + (check.proof == ProofVerdict::Failed ? "a token sent there did not come back." : "nothing was sent there.");
    check.remedy = "If that is your router or another proxy, let it forward ports 80 and 443 to this machine; else correct "
                   "the DNS record.";
}

void sayHere(DomainCheck &check, int httpPort)
{
    check.summary = check.domain + " leads to this machine (" + inOneLine(check.addresses) + "), but ";
    if (check.proof == ProofVerdict::Failed) {
        check.summary += "a token sent to it did not come back.";
        check.remedy = "Look at the firewall, and at who answers port 80 there; Caddy listens on port "
            + std::to_string(httpPort) + ".";
    } else {
        check.summary += "whether visitors reach Caddy was not tried.";
    }
}

void sayUnknown(DomainCheck &check)
{
    check.summary = "Where " + check.domain + " leads is not known: the name servers could not be asked.";
    check.remedy = "Check this machine's network and /etc/resolv.conf. The domain can be used nevertheless.";
}

void sayDns(DomainCheck &check, int httpPort)
{
    switch (check.dns) {
    case DnsVerdict::Here:
        sayHere(check, httpPort);
        break;
    case DnsVerdict::Elsewhere:
        sayElsewhere(check);
        break;
    case DnsVerdict::Loopback:
        sayLoopback(check);
        break;
    case DnsVerdict::Nowhere:
        sayNowhere(check);
        break;
    case DnsVerdict::Unknown:
    case DnsVerdict::NotNeeded:
        sayUnknown(check);
        break;
    }
    if (!check.proofDetail.empty()) {
        check.summary += " " + check.proofDetail;
    }
}

} // namespace

bool meetsHost(std::string_view ours, std::string_view theirs)
{
    if (ours == theirs) {
        return true;
    }
    const auto dot = theirs.find('.');
    return ours.starts_with("*.") && dot != std::string_view::npos && theirs.substr(dot) == ours.substr(1);
}

std::vector<DomainConflict> conflictsOf(const std::string &domain, const std::vector<ServiceRecord> &services,
                                        const std::vector<ForeignHost> &foreign)
{
    std::vector<DomainConflict> conflicts;
    for (const ServiceRecord &service : services) {
        // Among services a pattern and a name beneath it live side by side: the more exact one is asked first.
        const auto hosts = hostsOf(service.config);
        if (std::ranges::find(hosts, domain) != hosts.end()) {
            conflicts.push_back({DomainConflict::Kind::Service, domain, service.config.name});
        }
    }
    for (const ForeignHost &host : foreign) {
        if (meetsHost(domain, host.host)) {
            conflicts.push_back({DomainConflict::Kind::ForeignRoute, host.host, host.place});
        }
    }
    return conflicts;
}

std::vector<DomainConflict> routeConflictsOf(const std::string &domain, const std::vector<Route> &routes)
{
    std::vector<DomainConflict> conflicts;
    for (const Route &route : routes) {
        if (route.own && holdsWhole(*route.own, domain)) {
            conflicts.push_back({DomainConflict::Kind::Route, domain, route.own->owner});
        }
    }
    return conflicts;
}

std::string nameToAsk(const std::string &domain)
{
    return domain.starts_with("*.") ? "wakedock-check." + domain.substr(2) : domain;
}

bool isLoopback(std::string_view address)
{
    return address.starts_with("127.") || address.starts_with("::ffff:127.") || address == "::1";
}

DnsVerdict verdictOf(const std::vector<std::string> &addresses, const std::vector<std::string> &own)
{
    if (addresses.empty()) {
        return DnsVerdict::Nowhere;
    }
    if (std::ranges::all_of(addresses, &isLoopback)) {
        return DnsVerdict::Loopback;
    }
    const bool isOwn =
        std::ranges::any_of(addresses, [&own](const auto &address) { return std::ranges::find(own, address) != own.end(); });
    return isOwn ? DnsVerdict::Here : DnsVerdict::Elsewhere;
}

DomainCheck judged(DomainCheck check, int httpPort)
{
    if (!check.problem.empty()) {
        check.summary = "\"" + check.domain + "\" is no domain. " + check.problem;
        check.remedy = "Write a name such as app.example.org.";
    } else if (!check.conflicts.empty()) {
        sayConflict(check);
    } else if (check.isSpecialUse) {
        check.summary = check.domain
            + " is a name for your own network: it works where the devices there know it, with a "
              "certificate of Caddy's own authority.";
    } else if (check.proof == ProofVerdict::Proven) {
        sayProven(check);
    } else {
        sayDns(check, httpPort);
    }
    return check;
}

} // namespace wakedock::core
