#include "backend/infrastructure/caddy/monitoring/caddy_process.h"

#include "backend/infrastructure/caddy/monitoring/caddy_environment.h"
#include "backend/infrastructure/caddy/monitoring/private_files.h"
#include "backend/shared/exceptions/error.h"

#include <QProcess>

#include <nlohmann/json.hpp>

#include <csignal>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

Error notStarted(const std::string &program, const std::string &reason)
{
    return Error(ErrorCode::Unavailable, "caddy_not_started", program + " could not be started: " + reason)
        .withRemedy("Check caddy.binary, and that WakeDock may run it.");
}

} // namespace

CaddyProcess::CaddyProcess(const std::string &dataDir) : m_folder(dataDir + "/caddy") { }

void CaddyProcess::start(const std::string &program, const std::string &version, const std::string &baseConfig,
                         const ProxyPorts &ports)
{
    makePrivateFolder(m_folder);
    writePrivateFile(startLog(), {});
    const auto configFile = baseConfigFile();
    writePrivateFile(configFile, baseConfig);

    QProcess caddy;
    caddy.setProgram(QString::fromStdString(program));
    caddy.setArguments({"run", "--config", QString::fromStdString(configFile)});
    caddy.setProcessEnvironment(caddyEnvironment(m_folder));
    caddy.setWorkingDirectory(QString::fromStdString(m_folder));
    caddy.setStandardInputFile(QProcess::nullDevice());
    caddy.setStandardOutputFile(QString::fromStdString(startLog()), QIODevice::Append);
    caddy.setStandardErrorFile(QString::fromStdString(startLog()), QIODevice::Append);
    qint64 pid = 0;
    if (!caddy.startDetached(&pid)) {
        throw notStarted(program, caddy.errorString().toStdString() + ".");
    }
    // It may have died within the moment: then there is nothing to note, and the log says why.
    if (const auto process = identify(pid)) {
        writeNote({.process = *process, .ports = ports, .version = version});
    }
}

std::optional<CaddyProcess::Running> CaddyProcess::running() const
{
    const auto note = json::parse(readFile(noteFile()), nullptr, false);
    if (!note.is_object()) {
        return std::nullopt;
    }
    Running noted;
    try {
        noted = {
            .process = {.pid = note.at("pid").get<std::int64_t>(), .startedAt = note.at("started_at").get<std::uint64_t>()},
            .ports = {.http = note.at("http_port").get<int>(), .https = note.at("https_port").get<int>()},
            .version = note.at("version").get<std::string>()};
    } catch (const json::exception &) {
        return std::nullopt; // Half written by a dying machine: whatever runs is a stranger's now.
    }
    return identify(noted.process.pid) == noted.process ? std::optional(noted) : std::nullopt;
}

Task<void> CaddyProcess::stop(core::IClock &clock, std::chrono::milliseconds grace, CancelToken cancel)
{
    const auto caddy = running();
    if (!caddy || !signalProcess(caddy->process, SIGTERM)) {
        co_return;
    }
    const auto end = clock.steadyNow() + grace;
    while (identify(caddy->process.pid) == caddy->process && clock.steadyNow() < end) {
        co_await clock.sleep(std::chrono::milliseconds(20), cancel);
    }
    if (signalProcess(caddy->process, SIGKILL)) {
        co_await clock.sleep(std::chrono::milliseconds(20), cancel);
    }
}

std::string CaddyProcess::lastComplaint() const
{
    return complaintIn(readFile(startLog()));
}

void CaddyProcess::writeNote(const Running &running) const
{
    const json note = {{"pid", running.process.pid},
                       {"started_at", running.process.startedAt},
                       {"http_port", running.ports.http},
                       {"https_port", running.ports.https},
                       {"version", running.version}};
    writePrivateFile(noteFile(), note.dump());
}

} // namespace wakedock::caddy
