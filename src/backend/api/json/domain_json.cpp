#include "backend/api/json/domain_json.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

std::string_view dnsWord(core::DnsVerdict verdict)
{
    switch (verdict) {
    case core::DnsVerdict::NotNeeded:
        return "not_needed";
    case core::DnsVerdict::Here:
        return "here";
    case core::DnsVerdict::Elsewhere:
        return "elsewhere";
    case core::DnsVerdict::Loopback:
        return "loopback";
    case core::DnsVerdict::Nowhere:
        return "nowhere";
    case core::DnsVerdict::Unknown:
        break;
    }
    return "unknown";
}

std::string_view proofWord(core::ProofVerdict verdict)
{
    switch (verdict) {
    case core::ProofVerdict::NotNeeded:
        return "not_needed";
    case core::ProofVerdict::Proven:
        return "proven";
    case core::ProofVerdict::Failed:
        return "failed";
    case core::ProofVerdict::NotTried:
        break;
    }
    return "not_tried";
}

std::string_view conflictWord(core::DomainConflict::Kind kind)
{
    switch (kind) {
    case core::DomainConflict::Kind::Service:
        return "service";
    case core::DomainConflict::Kind::Route:
        return "route";
    case core::DomainConflict::Kind::ForeignRoute:
        break;
    }
    return "foreign_route";
}

ordered_json domainConflictJson(const core::DomainConflict &conflict)
{
    return {{"kind", conflictWord(conflict.kind)}, {"host", conflict.host}, {"holder", conflict.holder}};
}

} // namespace

std::string domainCheckJson(const core::DomainCheck &check)
{
    ordered_json item;
    item["domain"] = check.domain;
    item["valid"] = check.problem.empty();
    item["free"] = check.isFree();
    item["problem"] = check.problem;
    item["special_use"] = check.isSpecialUse;
    item["wildcard"] = check.isWildcard;
    item["conflicts"] = ordered_json::array();
    for (const auto &conflict : check.conflicts) {
        item["conflicts"].push_back(domainConflictJson(conflict));
    }
    item["dns"] = {{"verdict", dnsWord(check.dns)}, {"addresses", check.addresses}};
    item["proof"] = {{"verdict", proofWord(check.proof)}, {"detail", check.proofDetail}};
    item["summary"] = check.summary;
    item["remedy"] = check.remedy;
    return item.dump();
}

} // namespace wakedock::api
