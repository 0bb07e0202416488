#pragma once

#include "app/assembly/backend.h"
#include "app/process/backend_thread.h"
#include "app/process/data_directory.h"
#include "app/settings/settings.h"
#include "backend/infrastructure/monitoring/spdlog_sink.h"

#include <memory>
#include <optional>
#include <string>

namespace wakedock::app {

/// A started backend on its thread, seen from the main thread. Destroying it stops it.
class RunningBackend
{
public:
    /// Returns when it serves. @throws Error when it cannot start
    RunningBackend(const Settings &settings, const std::string &dataDir);
    ~RunningBackend();
    RunningBackend(const RunningBackend &) = delete;
    RunningBackend &operator=(const RunningBackend &) = delete;

    [[nodiscard]] Log log() { return m_log; }
    [[nodiscard]] QObject *context() { return m_thread.context(); }
    [[nodiscard]] models::WindowUseCases windowDoors();
    [[nodiscard]] std::string url();
    [[nodiscard]] std::optional<std::string> setUpLink();

private:
    monitoring::SpdlogSink m_sink;
    Log m_log;
    DataDirectory m_directory;
    BackendThread m_thread;
    std::unique_ptr<Backend> m_backend; ///< Made and destroyed on m_thread.
};

} // namespace wakedock::app
