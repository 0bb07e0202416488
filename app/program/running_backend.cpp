#include "app/program/running_backend.h"

#include "backend/shared/async/settle.h"

#include <exception>

namespace wakedock::app {

namespace {

monitoring::LogOptions logOptions(const LoggingSettings &settings)
{
    monitoring::LogOptions options;
    options.level = settings.level;
    options.json = settings.format == LogFormat::Json;
    options.file = settings.file;
    options.maxFileBytes = settings.maxFileBytes;
    options.maxFiles = settings.maxFiles;
    return options;
}

Task<void> buildAndStart(std::unique_ptr<Backend> &backend, Settings settings, std::string dataDir, Log log)
{
    backend = std::make_unique<Backend>(settings, dataDir, log);
    const auto started = co_await settle(backend->start());
    if (started.failure) {
        co_await settle(backend->stop());
        backend.reset();
        std::rethrow_exception(started.failure);
    }
}

Task<void> stopAndDestroy(std::unique_ptr<Backend> &backend)
{
    co_await settle(backend->stop());
    backend.reset();
}

} // namespace

RunningBackend::RunningBackend(const Settings &settings, const std::string &dataDir)
    : m_sink(logOptions(settings.logging))
    , m_log(m_sink, log_category::App)
    , m_directory(dataDir)
{
    m_thread.run([this, settings] { return buildAndStart(m_backend, settings, m_directory.path(), m_log); });
}

RunningBackend::~RunningBackend()
{
    try {
        m_thread.run([this] { return stopAndDestroy(m_backend); });
    } catch (const std::exception &failure) {
        m_log.error(std::string("The backend did not stop cleanly: ") + failure.what());
    }
}

models::WindowUseCases RunningBackend::windowDoors()
{
    return m_backend->windowDoors();
}

std::string RunningBackend::url()
{
    return m_backend->url();
}

std::optional<std::string> RunningBackend::setUpLink()
{
    std::optional<std::string> link;
    m_thread.run([this, &link]() -> Task<void> {
        link = m_backend->setUpLink();
        co_return;
    });
    return link;
}

} // namespace wakedock::app
