#include "backend/api/v1/caddy/caddy_controller.h"

#include "backend/api/json/caddy_json.h"
#include "backend/api/v1/common/conditional.h"
#include "backend/api/v1/common/record_lists.h"
#include "backend/core/queries/caddy/proxy_queries.h"
#include "backend/core/use_cases/caddy/back_up_config.h"
#include "backend/core/use_cases/caddy/reload_proxy.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::api {

namespace {

core::ConfigBackupId backupIdOf(const ApiCall &call)
{
    return core::ConfigBackupId(call.pathValue("id"));
}

} // namespace

void CaddyController::addRoutes(ApiRoutes &routes)
{
    routes.serve("getCaddyStatus", [this](ApiCall call) { return status(std::move(call)); });
    routes.serve("getCaddyConfig", [this](ApiCall call) { return config(std::move(call)); });
    routes.serve("validateCaddyConfig", [this](ApiCall call) { return validate(std::move(call)); });
    routes.serve("reloadCaddy", [this](ApiCall call) { return reload(std::move(call)); });
    routes.serve("listCaddyBackups", [this](ApiCall call) { return listBackups(std::move(call)); });
    routes.serve("backUpCaddy", [this](ApiCall call) { return backUp(std::move(call)); });
    routes.serve("getCaddyBackup", [this](ApiCall call) { return readBackup(std::move(call)); });
    routes.serve("restoreCaddyBackup", [this](ApiCall call) { return restore(std::move(call)); });
}

// -> CaddyReport
Task<HttpResponse> CaddyController::status(ApiCall call)
{
    const auto report = co_await m_calls.report.execute(call.context());
    co_return HttpResponse::json(200, proxyReportJson(report));
}

// ?diff -> CaddyConfig, ETag | If-None-Match -> 304
Task<HttpResponse> CaddyController::config(ApiCall call)
{
    const auto view = co_await m_calls.config.execute(call.context());
    const bool showsSecrets = core::GetProxyConfig::showsSecrets(call.context());
    auto text = std::make_shared<const std::string>(proxyConfigJson(view, call.queryFlag("diff"), showsSecrets));
    auto etag = etagOf(*text);
    co_return readAnswer(call.request, std::move(text), std::move(etag));
}

// CaddyConfigText -> CaddyTrial; what is wrong with it is the answer
Task<HttpResponse> CaddyController::validate(ApiCall call)
{
    const auto trial = co_await m_calls.validate.execute(call.context(), configTextFrom(call.body()));
    co_return HttpResponse::json(200, configTrialJson(trial));
}

// CaddyConfigText or nothing, ?dry_run -> CaddyReload
Task<HttpResponse> CaddyController::reload(ApiCall call)
{
    if (call.queryFlag("dry_run")) {
        co_return co_await planReload(std::move(call));
    }
    if (call.body().is_null()) {
        const auto renewed = co_await m_calls.renewRoutes.execute(call.context());
        co_return HttpResponse::json(200, configAppliedJson(renewed));
    }
    const auto applied = co_await m_calls.reload.execute(call.context(), configTextFrom(call.body()));
    co_return HttpResponse::json(200, configAppliedJson(applied));
}

Task<HttpResponse> CaddyController::planReload(ApiCall call)
{
    if (call.body().is_null()) {
        const auto view = co_await m_calls.renewRoutes.plan(call.context());
        co_return HttpResponse::json(200, dryRunJson({}, view.drift, view.wished.hash));
    }
    const auto trial = co_await m_calls.validate.execute(call.context(), configTextFrom(call.body()));
    core::requireValid(trial); // What cannot be done is refused, as without dry_run.
    co_return HttpResponse::json(200, dryRunJson(trial.warnings, trial.differences, trial.config.hash));
}

// ?limit, cursor -> {items, total, next_cursor}
Task<HttpResponse> CaddyController::listBackups(ApiCall call)
{
    auto backups = co_await m_calls.listBackups.execute(call.context());
    co_return recordList(call, std::move(backups), [](const core::ConfigBackup &each) { return configBackupJson(each); });
}

// {reason?} -> 201 CaddyBackup, Location
Task<HttpResponse> CaddyController::backUp(ApiCall call)
{
    const auto backup = co_await m_calls.backUp.execute(call.context(), call.bodyText("reason"));
    co_return HttpResponse::json(201, configBackupJson(backup)).with("Location", "/api/v1/caddy/backups/" + backup.id.value);
}

// ?diff -> CaddyBackup with its configuration
Task<HttpResponse> CaddyController::readBackup(ApiCall call)
{
    const auto [backup, kept] = co_await m_calls.getBackup.execute(call.context(), backupIdOf(call));
    if (!call.queryFlag("diff")) {
        co_return HttpResponse::json(200, configBackupJson(backup, kept, nullptr));
    }
    const auto differences = co_await m_calls.getBackup.differences(call.context(), kept);
    co_return HttpResponse::json(200, configBackupJson(backup, kept, &differences));
}

// -> CaddyReload
Task<HttpResponse> CaddyController::restore(ApiCall call)
{
    const auto applied = co_await m_calls.restore.execute(call.context(), backupIdOf(call));
    co_return HttpResponse::json(200, configAppliedJson(applied));
}

} // namespace wakedock::api
