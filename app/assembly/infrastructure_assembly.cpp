#include "app/assembly/infrastructure_assembly.h"

#include "app/assembly/engine_address.h"
#include "app/settings/settings_loader.h"
#include "backend/infrastructure/awake_marks/open_folder.h"
#include "backend/infrastructure/awake_marks/run_dir.h"
#include "backend/infrastructure/database/open_sqlite.h"
#include "backend/shared/exceptions/error.h"

namespace wakedock::app {

namespace {

std::string databasePath(const DatabaseSettings &settings, const std::string &dataDir)
{
    const std::string url(settings.url.reveal());
    if (!url.starts_with("sqlite:")) {
        throw Error(ErrorCode::Unsupported, "database_unsupported", "This version keeps its data in SQLite only.")
            .withRemedy("Remove database.url, or set it to sqlite:");
    }
    const std::string path = url.substr(std::string("sqlite:").size());
    return path.empty() ? dataDir + "/wakedock.db" : path;
}

caddy::Manage manageOf(CaddyManagement management)
{
    switch (management) {
    case CaddyManagement::Always:
        return caddy::Manage::Always;
    case CaddyManagement::Never:
        return caddy::Manage::Never;
    case CaddyManagement::Auto:
        break;
    }
    return caddy::Manage::Auto;
}

caddy::AcmeChallenge challengeOf(AcmeChallenge challenge)
{
    switch (challenge) {
    case AcmeChallenge::Http:
        return caddy::AcmeChallenge::Http;
    case AcmeChallenge::TlsAlpn:
        return caddy::AcmeChallenge::TlsAlpn;
    case AcmeChallenge::Auto:
        break;
    }
    return caddy::AcmeChallenge::Any;
}

caddy::CaddySettings caddySettings(const CaddySettings &settings, const std::string &dataDir, const std::string &marksRoot)
{
    caddy::CaddySettings wired;
    wired.adminUrl = settings.admin;
    wired.manage = manageOf(settings.manage);
    wired.keepRunning = settings.keepRunning;
    wired.gateListen = settings.gateListen.address + ":" + std::to_string(settings.gateListen.port);
    wired.binary = settings.binary;
    wired.httpPort = settings.httpPort;
    wired.httpsPort = settings.httpsPort;
    wired.acme = {settings.acmeEmail, settings.acmeCa, settings.acmeRoot, challengeOf(settings.acmeChallenge)};
    wired.tlsMode = settings.tls;
    wired.requestStatistics = settings.requestStatistics;
    wired.dataDir = dataDir;
    wired.marksRoot = marksRoot;
    return wired;
}

system::AddressPlan addressPlan(const DockerSettings &settings)
{
    system::AddressPlan plan;
    plan.addressing =
        settings.addressing == Addressing::Loopback ? system::Addressing::Loopback : system::Addressing::Network;
    return plan;
}

std::string runDir(const Settings &settings, const std::string &dataDir)
{
    return awake_marks::resolveRunDir(settings.server.runDir, dataDir, processEnvironment());
}

} // namespace

InfrastructureAssembly::InfrastructureAssembly(const Settings &settings, const std::string &dataDir, const Log &log)
    : events(clock, log)
    , store(database::openSqlite(databasePath(settings.database, dataDir), log.as(log_category::Database)))
    , engines(localEngineAddress(settings.docker), log.as(log_category::Docker))
    , compose(engines, processEnvironment(), runDir(settings, dataDir) + "/compose-logins")
    , stackFiles(dataDir)
    , marks(runDir(settings, dataDir))
    , proxy(caddySettings(settings.caddy, dataDir, marks.folder()), clock, log.as(log_category::Caddy))
    , proxyConfigs(caddySettings(settings.caddy, dataDir, marks.folder()), proxy, clock)
    , configBackups(dataDir)
    , proxySurroundings(caddySettings(settings.caddy, dataDir, marks.folder()), proxy, clock)
    , proxyMetrics(settings.caddy.admin, clock)
    , proxyLines(caddySettings(settings.caddy, dataDir, marks.folder()).gateListen)
    , proxyCertificates(caddySettings(settings.caddy, dataDir, marks.folder()), proxy, proxyLines)
    , snippets(caddySettings(settings.caddy, dataDir, marks.folder()), proxy)
    , addresses(addressPlan(settings.docker))
{
    // There before Caddy is asked whether it can see it. A folder that cannot be made is told by that question.
    if (const auto problem = awake_marks::makeOpenFolder(marks.folder()); !problem.empty()) {
        log.warning("The folder of the awake marks cannot be made: " + problem, {{"folder", marks.folder()}});
    }
}

} // namespace wakedock::app
