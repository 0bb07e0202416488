#include "app/program/running_backend.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <exception>
#include <utility>

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

} // namespace

RunningBackend::RunningBackend(const Settings &settings, const DataDirectory &directory, std::function<void()> showWindow)
    : m_sink(logOptions(settings.logging))
    , m_log(m_sink, log_category::App)
{
    m_thread.run([this, &settings, &directory, &showWindow] { return start(settings, directory.path(), showWindow); });
}

RunningBackend::~RunningBackend()
{
    try {
        m_thread.run([this] { return stop(); });
    } catch (const std::exception &failure) {
        m_log.error(std::string("The backend did not stop cleanly: ") + failure.what());
    }
}

Task<void> RunningBackend::start(Settings settings, std::string dataDir, std::function<void()> showWindow)
{
    m_backend = std::make_unique<Backend>(settings, dataDir, m_log);
    const auto started = co_await settle(m_backend->start());
    if (started.failure) {
        co_await settle(m_backend->stop());
        m_backend.reset();
        std::rethrow_exception(started.failure);
    }
    listen(dataDir, std::move(showWindow));
}

void RunningBackend::listen(const std::string &dataDir, std::function<void()> showWindow)
{
    m_desk = std::make_unique<ControlDesk>(m_backend->auth(), m_backend->url(), std::move(showWindow));
    const auto answer = [desk = m_desk.get()](ControlRequest request, std::string osUser) {
        return desk->answer(std::move(request), std::move(osUser));
    };
    try {
        m_control = std::make_unique<ControlSocket>(dataDir, answer, m_log);
    } catch (const Error &failure) {
        // Serving goes on: only the commands that want to reach this process will not.
        m_log.warning(failure.message());
    }
}

Task<void> RunningBackend::stop()
{
    if (m_control) {
        co_await m_control->stop();
        m_control.reset();
    }
    m_desk.reset();
    co_await settle(m_backend->stop());
    m_backend.reset();
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
