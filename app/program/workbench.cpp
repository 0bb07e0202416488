#include "app/program/workbench.h"

#include "app/process/backend_thread.h"
#include "backend/infrastructure/monitoring/spdlog_sink.h"
#include "backend/shared/async/settle.h"

#include <exception>
#include <memory>

namespace wakedock::app {

namespace {

using BenchWork = std::function<Task<void>(Workbench &bench)>;

Task<void> buildAndRun(Settings settings, std::string dataDir, Log log, BenchWork work)
{
    const auto bench = std::make_unique<Workbench>(settings, dataDir, log);
    co_await work(*bench);
}

} // namespace

Workbench::Workbench(const Settings &settings, const std::string &dataDir, const Log &log)
    : infrastructure(settings, dataDir, log)
    , users(*infrastructure.store, infrastructure.clock, infrastructure.events)
    , passwords(hasher, {settings.security.passwordMinLength})
    , createUser(*infrastructure.store, passwords, infrastructure.clock, users)
    , setUserPassword(*infrastructure.store, passwords, infrastructure.clock, users)
    , listUsers(users)
    , userCommands(createUser, setUserPassword, listUsers)
{
}

void onWorkbench(const Settings &settings, const DataDirectory &directory, const BenchWork &work)
{
    monitoring::LogOptions options;
    options.level = LogLevel::Warning;
    monitoring::SpdlogSink sink(options);
    const Log log(sink, log_category::App);
    BackendThread thread;
    thread.run([&settings, &directory, &log, &work] { return buildAndRun(settings, directory.path(), log, work); });
}

} // namespace wakedock::app
