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

} // namespace

std::string diagnosisJson(const core::Diagnosis &diagnosis)
{
    nlohmann::ordered_json item;
    item["at"] = toRfc3339(diagnosis.at);
    item["worst"] = severityWord(diagnosis.worst());
    item["findings"] = nlohmann::ordered_json::array();
    for (const core::Finding &finding : diagnosis.findings) {
        item["findings"].push_back({{"check", finding.check},
                                    {"severity", severityWord(finding.severity)},
                                    {"host", finding.host},
                                    {"message", finding.message},
                                    {"remedy", finding.remedy},
                                    {"can_be_mended", finding.canBeMended}});
    }
    return item.dump();
}

} // namespace wakedock::api
