#include "backend/api/v1/services/loading_page_controller.h"

#include "backend/api/gate/gate_page.h"
#include "backend/api/gate/gate_texts.h"
#include "backend/core/queries/services/service_queries.h"

#include <utility>

namespace wakedock::api {

namespace {

/// In the middle of a wake. How long one usually takes is not said: it would be made up.
GateProgress exampleProgress(bool showsLog)
{
    using core::StepStatus;
    GateProgress progress;
    progress.elapsed = std::chrono::milliseconds(1'600);
    progress.curve = core::guessedWakeCurve();
    progress.steps = {{"Starting", StepStatus::Done},
                      {"Waiting for its first answer", StepStatus::Running},
                      {"Opening the door", StepStatus::Pending}};
    progress.lastLine = showsLog ? "listening on port 8080" : "";
    return progress;
}

GateRefusal exampleOf(const core::Service &service, const std::string &state)
{
    if (state == "failed") {
        return failedText(service, "The container ended with code 1. It is tried again in 5 s.", std::chrono::seconds(5));
    }
    if (state == "stopped") {
        core::Service stopped = service;
        stopped.state.status = core::ServiceStatus::Stopped;
        return stateText(stopped, {});
    }
    return wakingText(service, exampleProgress(service.record.config.loadingPage.showsLog));
}

} // namespace

LoadingPageController::LoadingPageController(core::GetService &get) : m_get(get) { }

void LoadingPageController::addRoutes(ApiRoutes &routes)
{
    routes.serve("previewLoadingPage", [this](ApiCall call) { return preview(std::move(call)); });
}

// ?state -> HTML
Task<HttpResponse> LoadingPageController::preview(ApiCall call)
{
    const auto service = co_await m_get.execute(call.context(), call.pathValue("id"));
    const core::ServiceConfig &config = service->record.config;
    co_return gatePage({config.domain.empty() ? config.name : config.domain}, exampleOf(*service, call.queryText("state")),
                       PageUse::Preview);
}

} // namespace wakedock::api
