#include "backend/api/gate/gate_progress.h"

#include "backend/shared/utils/plain_line.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace wakedock::api {

namespace {

using ordered = nlohmann::ordered_json;

constexpr std::size_t LongestLine = 300;

ordered progressJson(const GateProgress &progress)
{
    ordered curve = ordered::array();
    for (const core::WakeCurvePoint &point : progress.curve) {
        curve.push_back(ordered::array({point.at.count(), point.share}));
    }
    ordered steps = ordered::array();
    for (const GateStep &step : progress.steps) {
        steps.push_back({{"title", step.title}, {"state", stepWord(step.status)}});
    }
    ordered json;
    json["state"] = "coming";
    json["version"] = progress.version;
    json["elapsed_ms"] = progress.elapsed.count();
    json["usual_ms"] = progress.usual ? ordered(progress.usual->count()) : ordered();
    json["curve"] = std::move(curve);
    json["steps"] = std::move(steps);
    json["log"] = plainLine(progress.lastLine, LongestLine);
    return json;
}

} // namespace

const char *stepWord(core::StepStatus status)
{
    switch (status) {
    case core::StepStatus::Pending:
        return "pending";
    case core::StepStatus::Running:
        return "running";
    case core::StepStatus::Done:
    case core::StepStatus::Skipped:
        return "done";
    case core::StepStatus::Failed:
    case core::StepStatus::Undone:
        break;
    }
    return "failed";
}

std::optional<std::uint64_t> progressQuestion(const std::string &uri)
{
    const auto query = uri.find('?');
    if (!std::string_view(uri).substr(0, query).ends_with(ProgressPath)) { // A route may lead here below a prefix.
        return std::nullopt;
    }
    constexpr std::string_view after = "after=";
    std::uint64_t seen = 0;
    if (query != std::string::npos && std::string_view(uri).substr(query + 1).starts_with(after)) {
        const char *digits = uri.data() + query + 1 + after.size();
        std::from_chars(digits, uri.data() + uri.size(), seen);
    }
    return seen;
}

HttpResponse progressAnswer(const std::optional<GateProgress> &progress)
{
    const ordered json = progress ? progressJson(*progress) : ordered{{"state", "over"}};
    return HttpResponse::text(200, std::string(ProgressType), json.dump())
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff");
}

std::string progressText(const GateProgress &progress)
{
    return progressJson(progress).dump();
}

} // namespace wakedock::api
