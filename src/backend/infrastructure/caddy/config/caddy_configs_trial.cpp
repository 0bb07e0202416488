#include "backend/infrastructure/caddy/api/call_limits.h"
#include "backend/infrastructure/caddy/config/caddy_configs.h"
#include "backend/infrastructure/caddy/config/caddy_trial.h"
#include "backend/infrastructure/caddy/config/config_checks.h"
#include "backend/infrastructure/caddy/config/config_difference.h"
#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/own_certificates.h"
#include "backend/infrastructure/caddy/config/wished_config.h"
#include "backend/infrastructure/caddy/monitoring/caddy_program.h"
#include "backend/infrastructure/caddy/monitoring/port_choice.h"
#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

constexpr std::chrono::seconds TrialDeadline{30};

struct CheckedConfig {
    json document;
    TrialFindings findings;
};

/// What Caddy misses. Looks who has which port, so not for the backend's own thread.
CheckedConfig checked(json document, const json &live, const CaddyIdentity &caddy, const std::vector<core::Route> &routes)
{
    CheckedConfig done{std::move(document), {}};
    checkShape(done.document, done.findings);
    if (!done.findings.errors.empty()) {
        return done;
    }
    if (done.document.empty()) {
        done.findings.warnings.push_back(
            {"The configuration is an empty object: everything that is not WakeDock's would be taken out.",
             std::nullopt,
             {}});
    }
    // Ours come back with the routes; whoever sends a configuration that was shown has no keys in it.
    if (auto *apps = findAt(done.document, {"apps"}); apps != nullptr && apps->is_object()) {
        setOwnCertificates(*apps, {});
    }
    keepAdmin(done.document, live, caddy.keeper == core::ProxyKeeper::Managed, done.findings);
    const auto faults = findSilentFaults(done.document);
    done.findings.errors.insert(done.findings.errors.end(), faults.begin(), faults.end());
    checkHosts(done.document, routes, done.findings);
    checkPorts(done.document, live, caddy, done.findings, whyNotBindable);
    return done;
}

} // namespace

struct CaddyConfigs::Trial {
    core::CallContext context;
    core::ConfigText text;
    std::vector<core::Route> routes;
    CaddyIdentity caddy;
    std::string program;
    bool isTheSame = false; ///< The program is the very one that will be asked in the end.
    std::shared_ptr<const json> live; ///< JSON null where it is not known.
    bool knowsLive = false;
    json document;
    TrialFindings findings;
    core::ConfigTrial result;

    void warn(std::string message) { findings.warnings.push_back({std::move(message), std::nullopt, {}}); }
    [[nodiscard]] bool isGood() const { return findings.errors.empty(); }
};

Task<core::ConfigTrial> CaddyConfigs::tryOut(core::CallContext context, core::ConfigText text,
                                             std::vector<core::Route> routes)
{
    const auto trial = std::make_shared<Trial>();
    trial->context = context.withDeadline(TrialDeadline);
    trial->text = std::move(text);
    trial->routes = std::move(routes);
    trial->caddy = co_await identity();
    trial->program = programFor(*trial);
    co_await readLive(trial);
    co_await readText(trial);
    if (trial->isGood()) {
        co_await checkByOurselves(trial);
    }
    if (trial->isGood()) {
        auto written = co_await m_pool.run([trial] { return trial->document.dump(); });
        co_await askProgram(trial, std::move(written), false);
    }
    if (trial->isGood()) {
        co_await compose(trial);
    }
    if (trial->isGood() && !trial->routes.empty()) {
        co_await askProgram(trial, trial->result.config.json, true);
    }
    trial->result.errors = std::move(trial->findings.errors);
    trial->result.warnings = std::move(trial->findings.warnings);
    co_return core::ConfigTrial(trial->result);
}

std::string CaddyConfigs::programFor(Trial &trial) const
{
    if (!trial.caddy.program.empty()) {
        trial.isTheSame = true;
        return trial.caddy.program;
    }
    try {
        return findCaddy(m_settings.binary);
    } catch (const Error &) {
        return {}; // Said below, where it matters: the configuration was not tried whole.
    }
}

Task<void> CaddyConfigs::readLive(TrialPtr trial)
{
    const auto asked = co_await settle(m_admin.config(adminLimits(trial->context)));
    trial->context.cancel.throwIfCancelled();
    trial->knowsLive = !asked.failure;
    if (asked.failure) {
        trial->live = std::make_shared<const json>(nullptr);
        trial->warn("What it would change is not known: " + describe(asked.failure));
        co_return;
    }
    trial->live = asked.value->document;
    trial->result.live = co_await m_pool.run([live = trial->live] { return configOf(*live); });
}

Task<void> CaddyConfigs::readText(TrialPtr trial)
{
    const bool isBlank = trial->text.text.find_first_not_of(" \t\r\n") == std::string::npos;
    AdaptedConfig read;
    if (trial->text.language == core::ConfigLanguage::Json || isBlank) {
        read.read = co_await m_pool.run([trial] { return readConfigText(trial->text.text); });
    } else if (!trial->program.empty()) {
        auto folder = co_await m_pool.run([text = trial->text.text] { return layOutCaddyfile(text); });
        auto asked = co_await settle(adaptByProgram(trial->program, folder, trial->context.deadline, trial->context.cancel));
        co_await remove(std::move(folder));
        if (asked.failure) {
            std::rethrow_exception(asked.failure);
        }
        read = std::move(*asked.value);
    } else if (trial->knowsLive) {
        const auto answer = co_await m_admin.adapt(trial->text.text, adminLimits(trial->context));
        read = readAdaptAnswer(answer.isSuccess(), answer.body);
    } else {
        throw Error(ErrorCode::Unavailable, "caddy_missing",
                    "There is no Caddy that could read a Caddyfile: the program was not found, and none answers.")
            .withRemedy("Install Caddy, or start the one whose admin address WakeDock has.");
    }
    trial->findings.warnings.insert(trial->findings.warnings.end(), read.warnings.begin(), read.warnings.end());
    if (read.read.problem) {
        trial->findings.errors.push_back(*read.read.problem);
    } else {
        trial->document = std::move(*read.read.document);
    }
}

/// Caddy may have left a whole storage in it.
Task<void> CaddyConfigs::remove(TrialFolder folder)
{
    co_await settle(m_pool.run([folder = std::move(folder)]() mutable { folder.reset(); }));
}

Task<void> CaddyConfigs::checkByOurselves(TrialPtr trial)
{
    auto work = [document = std::move(trial->document), live = trial->live, caddy = trial->caddy,
                 routes = trial->routes]() mutable { return checked(std::move(document), *live, caddy, routes); };
    auto done = co_await m_pool.run(std::move(work));
    trial->document = std::move(done.document);
    std::ranges::move(done.findings.errors, std::back_inserter(trial->findings.errors));
    std::ranges::move(done.findings.warnings, std::back_inserter(trial->findings.warnings));
}

Task<void> CaddyConfigs::askProgram(TrialPtr trial, std::string config, bool isWhole)
{
    if (trial->program.empty()) {
        if (!isWhole) {
            trial->warn("It was not tried whole: there is no Caddy program here that could set it up. Caddy itself refuses "
                        "what it cannot serve, and keeps what it has.");
        }
        co_return;
    }
    auto folder = co_await m_pool.run([text = std::move(config)] { return layOutConfig(text); });
    auto asked = co_await settle(validateByProgram(trial->program, folder, trial->context.deadline, trial->context.cancel));
    co_await remove(std::move(folder));
    if (asked.failure) {
        std::rethrow_exception(asked.failure);
    }
    auto &refusal = *asked.value;
    if (!refusal) {
        co_return;
    }
    if (isWhole) {
        // Counted in the whole, where WakeDock's own routes stand before the operator's.
        refusal->path.clear();
        refusal->message = "Together with WakeDock's routes: " + refusal->message;
    }
    if (!trial->isTheSame && mayDifferElsewhere(refusal->message)) {
        refusal->message += " (said by " + trial->program + ", which need not be the Caddy that runs)";
        trial->findings.warnings.push_back(*refusal);
    } else {
        trial->findings.errors.push_back(*refusal);
    }
}

Task<void> CaddyConfigs::compose(TrialPtr trial)
{
    try {
        auto wish = m_proxy.wishFor(trial->routes, trial->document);
        auto work = [wish = std::move(wish), document = std::move(trial->document),
                     live = trial->knowsLive ? trial->live : nullptr] {
            const auto whole = wishedConfig(document, wish);
            return std::pair(configOf(whole),
                             live ? differencesBetween(*live, whole) : std::vector<core::ConfigDifference>());
        };
        std::tie(trial->result.config, trial->result.differences) = co_await m_pool.run(std::move(work));
    } catch (const json::exception &mismatch) {
        trial->findings.errors.push_back(
            {std::string("WakeDock's routes do not fit into it: ") + mismatch.what(), std::nullopt, {}});
    }
}

} // namespace wakedock::caddy
