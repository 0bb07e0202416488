#include "backend/core/use_cases/caddy/config_desk.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <memory>
#include <utility>

namespace wakedock::core {

namespace {

constexpr int applyAttempts = 3;
constexpr std::chrono::seconds applyPatience{60};

std::string placeOf(const ConfigFinding &finding)
{
    return finding.line ? "line " + std::to_string(*finding.line) + ": " : std::string();
}

/// Somebody deployed a service, or reloaded the proxy, between trial and write: it is to be tried on what is there now.
bool isOutdated(const std::exception_ptr &failure)
{
    return failure && asError(failure).reason() == "config_changed";
}

Task<void> giveRoutesAgain(ConfigDesk desk, CallContext context, ProxyConfig former, ProxyConfig next)
{
    const auto pushed = (co_await settle(desk.caddy.pushAgain(context))).failure;
    if (!pushed) {
        co_return;
    }
    const auto putBack = co_await settle(desk.configs.replace(context, std::move(next), std::move(former)));
    const auto again = (co_await settle(desk.caddy.pushAgain(context))).failure;
    const Error why = asError(pushed);
    std::string after = putBack.failure ? " The former one could not be put back: " + describe(putBack.failure)
        : again                         ? " The former one was put back, without WakeDock's routes yet: " + describe(again)
                                        : " The former one was put back.";
    for (const ConfigFinding &warning : putBack.value.value_or(std::vector<ConfigFinding>())) {
        after += " " + warning.message;
    }
    throw Error(ErrorCode::UpstreamFailed, "config_not_in_force",
                "WakeDock's routes do not get into the new configuration. " + why.message() + after)
        .withRemedy(why.remedy());
}

Task<ConfigApplied> applyOnce(ConfigDesk desk, CallContext context, ConfigOrder order)
{
    ConfigTrial trial = co_await desk.configs.tryOut(context, order.text, desk.caddy.wished());
    requireValid(trial);
    ConfigApplied applied;
    if (trial.live.hash.empty()) {
        // The trial can do without the proxy; the rest cannot, and says why.
        trial.live = (co_await desk.configs.view(context, desk.caddy.wished())).live;
    }
    applied.changed = trial.live.hash != trial.config.hash;
    if (applied.changed) {
        applied.backup = co_await desk.backups.keep(trial.live, order.backupReason, desk.clock.now());
        co_await recordConfig(desk, context, order.action, order.target, "config " + trial.live.hash,
                              "config " + trial.config.hash);
    }
    // Also where it is in force already: what did not succeed beside that the last time is tried again.
    auto replaced = co_await desk.configs.replace(context, trial.live, trial.config);
    co_await giveRoutesAgain(desk, context, trial.live, trial.config);
    applied.config = std::move(trial.config);
    applied.warnings = std::move(trial.warnings);
    std::ranges::move(replaced, std::back_inserter(applied.warnings));
    applied.differences = std::move(trial.differences);
    co_return ConfigApplied(std::move(applied));
}

Task<ConfigApplied> applyUntilItHolds(ConfigDesk desk, CallContext context, ConfigOrder order)
{
    for (int attempt = 1;; ++attempt) {
        auto done = co_await settle(applyOnce(desk, context, order));
        if (!done.failure) {
            co_return ConfigApplied(std::move(*done.value));
        }
        if (attempt == applyAttempts || !isOutdated(done.failure)) {
            std::rethrow_exception(done.failure);
        }
    }
}

Task<void> finish(Task<ConfigApplied> work, Completion<ConfigApplied> done)
{
    auto ended = co_await settle(std::move(work));
    if (ended.failure) {
        done.fail(ended.failure);
    } else {
        done.succeed(std::move(*ended.value));
    }
}

} // namespace

void requireValid(const ConfigTrial &trial)
{
    if (trial.isValid()) {
        return;
    }
    std::vector<FieldError> fields;
    for (const ConfigFinding &error : trial.errors) {
        fields.push_back({"config" + error.path, placeOf(error) + error.message});
    }
    throw Error(ErrorCode::Invalid, "config_invalid",
                "The configuration is not valid, and nothing was changed: " + fields.front().message)
        .withRemedy("Correct what it names; POST /caddy/validate tries a configuration without applying it.")
        .withFields(std::move(fields));
}

Task<ConfigApplied> putInForce(ConfigDesk desk, CallContext context, ConfigOrder order)
{
    context.cancel.throwIfCancelled();
    Completion<ConfigApplied> done;
    desk.scope.start("putting a Caddy configuration in force", [desk, context, order, done](CancelToken cancel) {
        CallContext apply = context.withCancel(std::move(cancel));
        apply.deadline = Deadline::in(applyPatience);
        return finish(applyUntilItHolds(desk, std::move(apply), order), done);
    });
    co_return co_await done;
}

Task<void> recordConfig(ConfigDesk desk, CallContext context, std::string action, std::string target, std::string before,
                        std::string after)
{
    AuditEntry entry;
    entry.at = desk.clock.now();
    entry.actor = context.actor.name;
    entry.address = context.address;
    entry.action = std::move(action);
    entry.target = std::move(target);
    entry.before = std::move(before);
    entry.after = std::move(after);
    auto append = [entry = std::move(entry)](Repositories &all) { all.audit().append(entry); };
    co_await desk.store.write(std::move(append));
}

} // namespace wakedock::core
