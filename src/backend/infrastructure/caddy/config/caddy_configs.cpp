#include "backend/infrastructure/caddy/config/caddy_configs.h"

#include "backend/infrastructure/caddy/api/call_limits.h"
#include "backend/infrastructure/caddy/config/config_change.h"
#include "backend/infrastructure/caddy/config/config_difference.h"
#include "backend/infrastructure/caddy/config/foreign_hosts.h"
#include "backend/infrastructure/caddy/config/own_certificates.h"
#include "backend/infrastructure/caddy/config/wished_config.h"
#include "backend/infrastructure/caddy/monitoring/caddy_program.h"
#include "backend/infrastructure/caddy/monitoring/private_files.h"
#include "backend/infrastructure/caddy/monitoring/process_facts.h"
#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

constexpr int ConfigsMostWaiting = 100;
constexpr int ReplaceAttempts = 6;
constexpr std::chrono::milliseconds BetweenReplaceAttempts{50};
constexpr std::chrono::seconds ReplacePatience{30};
constexpr std::chrono::seconds ReportPatience{3};
constexpr std::chrono::seconds IdentityKept{5};
constexpr std::chrono::seconds AfterwardsPatience{5};

Error configChanged()
{
    return Error(ErrorCode::Conflict, "config_changed", "Caddy's configuration was changed by somebody else meanwhile.")
        .withRemedy("Look at what is in force now, and try again.");
}

Error notInForce(const std::string &why, const std::exception_ptr &putBack)
{
    const std::string after =
        putBack ? " The former one could not be put back: " + describe(putBack) : " The former one was put back.";
    return Error(ErrorCode::UpstreamFailed, "config_not_in_force",
                 "Caddy took the configuration, but it is not in force. " + why + after)
        .withRemedy("Look at Caddy's log; restore a backup when it serves again.");
}

/// What ended the write (a deadline, a caller who left) shall not end the look at what became of it, nor the putting back.
core::CallContext afterwards(core::CallContext context)
{
    context.cancel = CancelToken();
    context.deadline = Deadline::in(AfterwardsPatience);
    return context;
}

/// It is in force by then: a full disk is no reason to say it is not.
std::vector<core::ConfigFinding> writeForRestarts(const std::string &dataDir, const std::string &config)
{
    try {
        makePrivateFolder(dataDir + "/caddy");
        writePrivateFile(keptConfigFile(dataDir), withoutOwnCertificates(config));
    } catch (const Error &failure) {
        return {{"It is in force, but Caddy's next start will not have it: " + failure.message()
                     + " Apply it again when that is mended.",
                 std::nullopt,
                 {}}};
    }
    return {};
}

/// Nothing at all cannot be sent: an empty body would wipe more than it says.
std::string bodyOf(const core::ProxyConfig &config)
{
    return config.json.empty() || config.json == "null" ? "{}" : config.json;
}

} // namespace

CaddyConfigs::CaddyConfigs(CaddySettings settings, CaddyReverseProxy &proxy, core::IClock &clock)
    : m_settings(std::move(settings))
    , m_proxy(proxy)
    , m_clock(clock)
    , m_admin(readAdminAddress(m_settings.adminUrl))
    , m_pool("caddy configs", 1, ConfigsMostWaiting)
{
}

Task<CaddyIdentity> CaddyConfigs::identity()
{
    const auto ours = m_proxy.managed();
    const bool wasManaged = m_identity.keeper == core::ProxyKeeper::Managed;
    if (ours || wasManaged || m_clock.steadyNow() >= m_identityUntil) {
        const auto pid = ours ? std::optional<long long>(ours->process.pid) : std::nullopt;
        m_identity = co_await m_pool.run([address = m_admin.address(), pid] { return identifyCaddy(address, pid); });
        m_identityUntil = m_clock.steadyNow() + IdentityKept;
    }
    co_return CaddyIdentity(m_identity);
}

Task<core::ProxyConfigView> CaddyConfigs::view(core::CallContext context, std::vector<core::Route> routes)
{
    const auto snapshot = co_await m_admin.config(adminLimits(context));
    auto look = [document = snapshot.document, wish = m_proxy.wishFor(routes, *snapshot.document)] {
        const auto wished = wishedConfig(*document, wish);
        return core::ProxyConfigView{configOf(*document), configOf(wished), differencesBetween(*document, wished)};
    };
    co_return co_await m_pool.run(std::move(look));
}

Task<std::vector<core::ConfigDifference>> CaddyConfigs::compare(core::ProxyConfig before, core::ProxyConfig after)
{
    auto work = [before = std::move(before), after = std::move(after)] {
        return differencesBetween(json::parse(before.json, nullptr, false), json::parse(after.json, nullptr, false));
    };
    co_return co_await m_pool.run(std::move(work));
}

Task<bool> CaddyConfigs::write(core::CallContext context, core::ProxyConfig next, std::string etag)
{
    for (int attempt = 1;; ++attempt) {
        ConfigChange change{.method = "POST", .path = "/config/", .body = bodyOf(next)};
        const auto written = co_await settle(m_admin.change(std::move(change), etag, adminLimits(context)));
        if (!written.failure) {
            co_return *written.value;
        }
        if (attempt == ReplaceAttempts || !isPassingRefusal(asError(written.failure))) {
            std::rethrow_exception(written.failure);
        }
        co_await m_clock.sleep(BetweenReplaceAttempts, context.cancel);
    }
}

Task<std::vector<core::ConfigFinding>> CaddyConfigs::replace(core::CallContext context, core::ProxyConfig former,
                                                             core::ProxyConfig next)
{
    context = context.withDeadline(ReplacePatience);
    const auto turn = co_await m_proxy.turns().take(context.cancel);
    const auto snapshot = co_await m_admin.config(adminLimits(context));
    const auto live = co_await m_pool.run([document = snapshot.document] { return configOf(*document); });
    if (live.hash == next.hash) {
        co_return co_await keepForRestarts(next);
    }
    if (live.hash != former.hash) {
        throw configChanged();
    }
    const auto written = co_await settle(write(context, next, snapshot.etag));
    if (written.failure && asError(written.failure).code() == ErrorCode::Invalid) {
        std::rethrow_exception(written.failure); // Caddy kept the former one.
    }
    const auto verified = co_await settle(verify(context, former, next));
    if (verified.failure && written.failure) {
        std::rethrow_exception(written.failure); // Nobody answers: why is known from the write.
    }
    if (verified.failure) {
        std::rethrow_exception(verified.failure);
    }
    co_return co_await keepForRestarts(next);
}

/// A Caddy of our own forgets everything when it ends; what an operator put in force there shall not go with it.
Task<std::vector<core::ConfigFinding>> CaddyConfigs::keepForRestarts(core::ProxyConfig config)
{
    if (!m_proxy.managed()) {
        co_return std::vector<core::ConfigFinding>();
    }
    co_return co_await m_pool.run(
        [folder = m_settings.dataDir, text = std::move(config.json)] { return writeForRestarts(folder, text); });
}

/// An answer may be lost while Caddy changes its own listener, so what counts is what it holds afterwards.
Task<void> CaddyConfigs::verify(core::CallContext context, core::ProxyConfig former, core::ProxyConfig next)
{
    const auto seen = co_await settle(m_admin.config(adminLimits(afterwards(context))));
    auto look = [document = seen.failure ? nullptr : seen.value->document, body = bodyOf(next)] {
        return std::pair(document ? configOf(*document).hash : std::string(), configOf(json::parse(body)).hash);
    };
    const auto [hash, wanted] = co_await m_pool.run(std::move(look));
    if (hash == wanted) {
        co_return;
    }
    if (!hash.empty()) {
        throw configChanged(); // By somebody who came between: what they wrote stays.
    }
    const auto putBack = (co_await settle(write(afterwards(context), former, {}))).failure;
    throw notInForce(describe(seen.failure), putBack);
}

Task<std::string> CaddyConfigs::versionOf(core::CallContext context, std::string program)
{
    const auto mark = program.empty() ? std::string() : fileMark(program);
    if (!mark.empty() && mark != m_versionOf) {
        m_version = co_await askCaddyVersion(program, context.cancel);
        m_versionOf = mark;
    }
    co_return mark.empty() ? std::string() : std::string(m_version);
}

Task<core::ProxyReport> CaddyConfigs::report(core::CallContext context)
{
    context = context.withDeadline(ReportPatience);
    core::ProxyReport report;
    report.status = m_proxy.status();
    const auto known = co_await identity();
    report.keeper = known.keeper;
    const auto config = co_await settle(m_admin.config(adminLimits(context)));
    const auto metrics = co_await settle(m_admin.metrics(adminLimits(context)));
    context.cancel.throwIfCancelled();
    if (config.failure) {
        // Who watches it knows more than that nobody answers; only where it has not noticed yet, that is what is said.
        if (report.status.reachable || report.status.lastError.empty()) {
            report.status.lastError = describe(config.failure);
            report.status.remedy = asError(config.failure).remedy();
        }
        report.status.reachable = false;
        co_return core::ProxyReport(report);
    }
    report.status.reachable = true;
    report.foreignRoutes = countForeignRoutes(*config.value->document);
    for (const auto &foreign : foreignHostsIn(*config.value->document)) {
        report.foreignHosts.push_back(foreign.host);
    }
    const auto told = metrics.failure ? std::string() : *metrics.value;
    report.startedAt = startIn(told);
    if (report.startedAt) {
        const auto up = std::chrono::duration_cast<std::chrono::seconds>(m_clock.now() - *report.startedAt).count();
        report.uptimeSeconds = std::max<std::int64_t>(up, 0);
    }
    report.version = report.status.version;
    if (report.version.empty()) {
        report.version = buildVersionIn(told);
    }
    if (report.version.empty()) {
        report.version = co_await versionOf(context, known.program);
    }
    report.capabilities = capabilitiesOf(report.version);
    co_return core::ProxyReport(report);
}

} // namespace wakedock::caddy
