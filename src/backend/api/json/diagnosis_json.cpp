#include "backend/api/json/diagnosis_json.h"

#include "backend/shared/utils/time_text.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace wakedock::api {

namespace {

std::string_view severityWord(core::Severity severity)
{
    switch (severity) {
    case core::Severity::Good:
        return "good";
    case core::Severity::Info:
        return "info";
    case core::Severity::Warning:
        return "warning";
    case core::Severity::Error:
        break;
    }
    return "error";
}

nlohmann::ordered_json diagnosisItem(const core::Diagnosis &diagnosis)
{
    nlohmann::ordered_json item;
    item["at"] = toRfc3339(diagnosis.at);
    item["worst"] = severityWord(diagnosis.worst());
    item["findings"] = nlohmann::ordered_json::array();
    for (const core::Finding &finding : diagnosis.findings) {
        item["findings"].push_back({{"id", finding.id()},
                                    {"check", finding.check},
                                    {"severity", severityWord(finding.severity)},
                                    {"host", finding.host},
                                    {"message", finding.message},
                                    {"remedy", finding.remedy},
                                    {"can_be_mended", finding.canBeMended()},
                                    {"mend", finding.mendText}});
    }
    return item;
}

} // namespace

std::string diagnosisJson(const core::Diagnosis &diagnosis)
{
    return diagnosisItem(diagnosis).dump();
}

std::string mendReportJson(const core::MendReport &report)
{
    nlohmann::ordered_json item;
    item["mended"] = nlohmann::ordered_json::array();
    for (const core::Mending &mending : report.mendings) {
        item["mended"].push_back({{"finding", mending.finding},
                                  {"ok", mending.failure.empty()},
                                  {"message", mending.failure.empty() ? mending.done : mending.failure}});
    }
    item["diagnosis"] = diagnosisItem(report.diagnosis);
    return item.dump();
}

} // namespace wakedock::api
