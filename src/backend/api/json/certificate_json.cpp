#include "backend/api/json/certificate_json.h"

#include "backend/api/json/json_parts.h"

#include <nlohmann/json.hpp>

namespace wakedock::api {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

const char *sourceWord(core::CertificateSource source)
{
    switch (source) {
    case core::CertificateSource::Internal:
        return "internal";
    case core::CertificateSource::Own:
        return "own";
    case core::CertificateSource::Foreign:
        return "foreign";
    case core::CertificateSource::Acme:
        break;
    }
    return "acme";
}

const char *stateWord(core::CertificateStatus status)
{
    switch (status) {
    case core::CertificateStatus::Valid:
        return "valid";
    case core::CertificateStatus::Expiring:
        return "expiring";
    case core::CertificateStatus::Expired:
        return "expired";
    case core::CertificateStatus::Failed:
        return "failed";
    case core::CertificateStatus::Pending:
        break;
    }
    return "pending";
}

ordered_json troubleJson(const std::optional<core::CertificateTrouble> &trouble)
{
    if (!trouble) {
        return nullptr;
    }
    return {{"message", trouble->message},
            {"at", toRfc3339(trouble->at)},
            {"attempts", trouble->attempts},
            {"next_try", timeOrNull(trouble->nextTry)}};
}

ordered_json usesJson(const std::vector<core::CertificateUse> &uses)
{
    ordered_json items = ordered_json::array();
    for (const auto &use : uses) {
        items.push_back({{"service_id", use.serviceId.value}, {"host", use.host}});
    }
    return items;
}

std::optional<Timestamp> timeOfReading(const core::CertificateReading &reading, Timestamp at)
{
    return reading.certificate.fingerprint.empty() ? std::nullopt : std::optional(at);
}

} // namespace

std::string certificateJson(const core::Certificate &certificate)
{
    ordered_json item;
    item["id"] = certificate.id.value;
    item["source"] = sourceWord(certificate.source);
    item["status"] = stateWord(certificate.status);
    item["on_demand"] = certificate.onDemand;
    item["names"] = certificate.names;
    item["issuer"] = textOrNull(certificate.issuer);
    item["serial"] = textOrNull(certificate.serial);
    item["key_kind"] = textOrNull(certificate.keyKind);
    item["not_before"] = timeOrNull(certificate.notBefore);
    item["not_after"] = timeOrNull(certificate.notAfter);
    item["last_error"] = troubleJson(certificate.lastError);
    item["used_by"] = usesJson(certificate.usedBy);
    item["warnings"] = certificate.warnings;
    return textOf(item);
}

std::string certificateCheckJson(const core::CertificateReading &reading)
{
    ordered_json problems = ordered_json::array();
    for (const auto &problem : reading.problems) {
        problems.push_back({{"field", problem.field}, {"message", problem.message}});
    }
    const auto &facts = reading.certificate.facts;
    ordered_json item;
    item["ok"] = reading.problems.empty();
    item["problems"] = std::move(problems);
    item["warnings"] = reading.warnings;
    item["names"] = facts.names;
    item["issuer"] = textOrNull(facts.issuer);
    item["serial"] = textOrNull(facts.serial);
    item["key_kind"] = textOrNull(reading.certificate.keyKind);
    item["not_before"] = timeOrNull(timeOfReading(reading, facts.notBefore));
    item["not_after"] = timeOrNull(timeOfReading(reading, facts.notAfter));
    return textOf(item);
}

core::CertificatePem certificatePemFrom(const json &body)
{
    return {body.at("certificate").get<std::string>(), certificateKeyFrom(body).value_or(Secret())};
}

std::optional<Secret> certificateKeyFrom(const json &body)
{
    const auto key = body.find("key");
    return key == body.end() ? std::nullopt : std::optional(Secret(key->get<std::string>()));
}

} // namespace wakedock::api
