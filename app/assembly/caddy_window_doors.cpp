#include "app/assembly/caddy_window_doors.h"

#include "app/assembly/door_to.h"
#include "backend/api/json/config_masks.h"
#include "backend/shared/async/work_pool.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <optional>
#include <utility>

namespace wakedock::app {

using nlohmann::ordered_json;

namespace {

constexpr int MostTexts = 20;

/// Where configurations of megabytes are laid out. Made by the thread that asks first: the backend's.
struct CaddyTexts {
    CaddyAssembly *caddy = nullptr;
    std::optional<WorkPool> pool;

    WorkPool &work()
    {
        if (!pool) {
            pool.emplace("caddy texts", 1, MostTexts);
        }
        return *pool;
    }
};
using TextsPtr = std::shared_ptr<CaddyTexts>;

std::string coveredConfig(const std::string &json)
{
    auto config = ordered_json::parse(json, nullptr, false);
    api::maskConfig(config);
    return config.dump();
}

std::string coveredSide(const std::string &path, const std::string &json)
{
    return json.empty() ? json : api::maskedAt(path, ordered_json::parse(json, nullptr, false)).dump();
}

models::DifferenceTexts textsOf(const std::vector<core::ConfigDifference> &differences, bool covered)
{
    models::DifferenceTexts texts;
    for (core::ConfigDifference each : differences) {
        if (covered) {
            each.before = coveredSide(each.path, each.before);
            each.after = coveredSide(each.path, each.after);
        }
        texts.push_back(models::differenceText(each));
    }
    return texts;
}

models::ConfigSight sightOf(const core::ProxyConfigView &view, bool covered)
{
    models::ConfigSight sight;
    const auto json = models::laidOut(covered ? coveredConfig(view.live.json) : view.live.json);
    sight.lines = std::make_shared<const models::TextLines>(QString::fromStdString(json));
    sight.hash = view.live.hash;
    sight.bytes = view.live.json.size();
    sight.covered = covered;
    sight.drift = textsOf(view.drift, covered);
    return sight;
}

bool isCovered(bool asked, const core::CallContext &context)
{
    return asked || !core::GetProxyConfig::showsSecrets(context);
}

Task<models::ConfigSight> showConfig(TextsPtr texts, core::CallContext context, bool covered)
{
    covered = isCovered(covered, context);
    auto view = co_await texts->caddy->config.execute(std::move(context));
    co_return co_await texts->work().run([view = std::move(view), covered] { return sightOf(view, covered); });
}

Task<models::TrialSight> showTrial(TextsPtr texts, core::CallContext context, core::ConfigText text, bool covered)
{
    covered = isCovered(covered, context);
    auto trial = co_await texts->caddy->validate.execute(std::move(context), std::move(text));
    models::TrialSight sight;
    sight.errors = std::move(trial.errors);
    sight.warnings = std::move(trial.warnings);
    sight.differences = co_await texts->work().run(
        [differences = std::move(trial.differences), covered] { return textsOf(differences, covered); });
    co_return models::TrialSight(sight);
}

Task<models::DifferenceTexts> showBackup(TextsPtr texts, core::CallContext context, core::ConfigBackupId id, bool covered)
{
    covered = isCovered(covered, context);
    auto kept = (co_await texts->caddy->getBackup.execute(context, std::move(id))).second;
    auto differences = co_await texts->caddy->getBackup.differences(std::move(context), std::move(kept));
    co_return co_await texts->work().run(
        [differences = std::move(differences), covered] { return textsOf(differences, covered); });
}

Task<models::AppliedSight> showApplied(Task<core::ConfigApplied> work)
{
    auto applied = co_await work;
    models::AppliedSight sight;
    sight.changed = applied.changed;
    sight.backupId = applied.backup ? applied.backup->id.value : std::string();
    sight.warnings = std::move(applied.warnings);
    co_return models::AppliedSight(sight);
}

} // namespace

models::CaddyDoors caddyWindowDoors(CaddyAssembly &caddy)
{
    models::CaddyDoors doors;
    auto *all = &caddy;
    doors.report = doorTo<core::ProxyReport>(caddy.report);
    const auto texts = std::make_shared<CaddyTexts>();
    texts->caddy = all;
    doors.config = [texts](core::CallContext context, bool covered) {
        return showConfig(texts, std::move(context), covered);
    };
    doors.validate = [texts](core::CallContext context, core::ConfigText text, bool covered) {
        return showTrial(texts, std::move(context), std::move(text), covered);
    };
    doors.apply = [all](core::CallContext context, core::ConfigText text) {
        return showApplied(all->reload.execute(std::move(context), std::move(text)));
    };
    doors.renewRoutes = [all](core::CallContext context) {
        return showApplied(all->renewRoutes.execute(std::move(context)));
    };
    doors.listBackups = doorTo<std::vector<core::ConfigBackup>>(caddy.listBackups);
    doors.backUp = doorTo<core::ConfigBackup, std::string>(caddy.backUp);
    doors.compareBackup = [texts](core::CallContext context, core::ConfigBackupId id, bool covered) {
        return showBackup(texts, std::move(context), std::move(id), covered);
    };
    doors.restore = [all](core::CallContext context, core::ConfigBackupId id) {
        return showApplied(all->restore.execute(std::move(context), std::move(id)));
    };
    return doors;
}

} // namespace wakedock::app
