#include "app/assembly/backend.h"

#include "app/assembly/engine_address.h"
#include "app/assembly/window_doors.h"
#include "app/settings/settings_loader.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <QUrl>

#include <chrono>
#include <utility>

namespace wakedock::app {

namespace {

using std::chrono::milliseconds;

// Together under the five seconds a stop may take.
constexpr milliseconds requestsPatience{1500};
constexpr milliseconds tasksPatience{2500};

TaskScope::FailureHandler reportTo(const Log &log)
{
    return [log](const std::string &what, const std::exception_ptr &failure) {
        log.error("Failed while " + what + ": " + describe(failure));
    };
}

std::vector<std::string> ownDoors(const Settings &settings)
{
    const auto textOf = [](const ListenAddress &door) { return door.address + ":" + std::to_string(door.port); };
    return {textOf(settings.server.listen), textOf(settings.caddy.gateListen)};
}

/// What browsers call it: a service that took one of these names would be shown in the place of WakeDock.
std::vector<std::string> ownNames(const Settings &settings)
{
    std::vector<std::string> names{"localhost"};
    for (const std::string &origin : settings.server.corsOrigins) {
        names.push_back(QUrl(QString::fromStdString(origin)).host(QUrl::FullyEncoded).toStdString());
    }
    return names;
}

/// Short beside a deployment, long beside the requests of a script that changes many services.
constexpr std::chrono::milliseconds routesWait{25};

core::SleepPolicy sleepDefaults(const WakeSettings &wake)
{
    core::SleepPolicy sleep;
    sleep.enabled = wake.enabled;
    sleep.idleMinutes = static_cast<int>(wake.idle.count());
    sleep.graceSeconds = static_cast<int>(wake.grace.count());
    sleep.wakeTimeoutSeconds = static_cast<int>(wake.wakeTimeout.count());
    sleep.stopMode = wake.stopMode;
    sleep.stopTimeoutSeconds = static_cast<int>(wake.stopTimeout.count());
    return sleep;
}

CoreGround coreGround(InfrastructureAssembly &below, core::ISecretStore &secrets, TaskScope &scope, const Log &log,
                      const Settings &settings)
{
    return {*below.store,
            below.events,
            below.clock,
            below.engines,
            below.usage,
            below.proxy,
            below.marks,
            below.probe,
            below.addresses,
            scope,
            log,
            settings.monitoring.interval,
            below.engines,
            secrets,
            localEngineAddress(settings.docker),
            below.engines,
            below.engines,
            below.stackFiles,
            below.compose,
            below.domainSight,
            below.proxyConfigs,
            below.configBackups,
            below.proxySurroundings,
            below.proxyMetrics,
            below.certificateReader,
            below.proxyCertificates,
            below.snippets,
            below.linkCounters,
            below.suspensions,
            below.requestLog,
            ownDoors(settings),
            {routesWait, ownNames(settings)},
            settings.wake.memoryBudgetBytes,
            settings.caddy.requestStatistics,
            sleepDefaults(settings.wake)};
}

Task<void> restOf(TaskScope &scope, core::IClock &clock)
{
    // Whatever does not end in time is settled by the next start; waiting longer would only annoy.
    Completion<> done;
    TaskScope waiting({});
    waiting.start("tasks to end", [&scope, done](CancelToken) mutable -> Task<void> {
        co_await scope.idle();
        done.succeed();
    });
    waiting.start("patience to end", [&clock, done](CancelToken cancel) mutable -> Task<void> {
        co_await clock.sleep(tasksPatience, cancel);
        done.succeed();
    });
    co_await done;
}

} // namespace

Backend::Backend(const Settings &settings, const std::string &dataDir, const Log &log)
    : m_settings(settings)
    , m_log(log)
    , m_scope(reportTo(log))
    , m_infrastructure(settings, dataDir, log)
    , m_security(dataDir, m_infrastructure.clock, log)
    , m_core(coreGround(m_infrastructure, m_security.sealed, m_scope, log, settings))
    , m_windowTerminals(m_core.openTerminal)
{
}

Task<void> Backend::start()
{
    co_await m_security.start();
    const AuthGround authGround{*m_infrastructure.store, m_infrastructure.events, m_infrastructure.clock, m_security.hasher,
                                *m_security.codec};
    m_auth = std::make_unique<AuthAssembly>(authGround, m_settings.security);
    co_await m_auth->users.load();
    co_await createUnattendedAdmin();
    co_await m_core.start();
    const ApiGround apiGround{m_core, *m_auth, m_infrastructure.events, m_infrastructure.clock, m_log};
    m_api = std::make_unique<ApiAssembly>(m_settings, apiGround);
    m_api->start();
}

Task<void> Backend::createUnattendedAdmin()
{
    const Environment environment = processEnvironment();
    const auto name = environment.find("WAKEDOCK_ADMIN_USERNAME");
    const auto password = environment.find("WAKEDOCK_ADMIN_PASSWORD");
    if (!m_auth->createFirstAdmin.needed() || (name == environment.end() && password == environment.end())) {
        co_return;
    }
    if (name == environment.end() || password == environment.end()) {
        throw Error(ErrorCode::Invalid, "first_admin_incomplete",
                    "Of WAKEDOCK_ADMIN_USERNAME and WAKEDOCK_ADMIN_PASSWORD only one is set.")
            .withRemedy("Set both for an unattended first start, or none.");
    }
    core::CallContext context;
    context.actor = core::Actor::system();
    core::FirstAdminRequest request{name->second, Secret(password->second)};
    if (co_await m_auth->createFirstAdmin.execute(context, std::move(request))) {
        m_log.info("Created the first administrator, " + name->second + ", from the environment.");
    }
}

Task<void> Backend::stop()
{
    m_core.health.beginStop();
    if (m_api) {
        co_await m_api->stop(requestsPatience);
    }
    m_scope.cancel();
    co_await restOf(m_scope, m_infrastructure.clock);
    const auto stopped = co_await settle(m_infrastructure.proxy.stop());
    if (stopped.failure) {
        m_log.warning("Caddy could not be stopped. " + describe(stopped.failure));
    }
    m_log.info("Stopped.");
}

models::WindowUseCases Backend::windowDoors()
{
    return app::windowDoors(m_core, m_infrastructure.events, m_windowTerminals);
}

std::string Backend::url() const
{
    return m_api->url();
}

std::optional<std::string> Backend::setUpLink()
{
    if (!m_auth->setUp.needed()) {
        return std::nullopt;
    }
    const Secret token = m_auth->setUp.issueToken();
    return m_api->url() + "/setup?token=" + std::string(token.reveal());
}

} // namespace wakedock::app
