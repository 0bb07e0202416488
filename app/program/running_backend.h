#pragma once

#include "app/assembly/backend.h"
#include "app/control/control_socket.h"
#include "app/process/backend_thread.h"
#include "app/process/data_directory.h"
#include "app/program/control_desk.h"
#include "app/settings/settings.h"
#include "backend/infrastructure/monitoring/spdlog_sink.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace wakedock::app {

/// A started backend on its thread and the control socket that other starts reach it by, seen from the main thread.
/// Destroying it stops it.
class RunningBackend
{
public:
    /// Returns when it serves.
    /// @param directory outlives this
    /// @param showWindow see ControlDesk; empty = headless
    /// @throws Error when it cannot start
    RunningBackend(const Settings &settings, const DataDirectory &directory, std::function<void()> showWindow = {});
    ~RunningBackend();
    RunningBackend(const RunningBackend &) = delete;
    RunningBackend &operator=(const RunningBackend &) = delete;

    [[nodiscard]] Log log() { return m_log; }
    [[nodiscard]] QObject *context() { return m_thread.context(); }
    [[nodiscard]] models::WindowUseCases windowDoors();
    [[nodiscard]] std::string url();
    [[nodiscard]] std::optional<std::string> setUpLink();

private:
    Task<void> start(Settings settings, std::string dataDir, std::function<void()> showWindow);
    Task<void> stop();
    void listen(const std::string &dataDir, std::function<void()> showWindow);

    monitoring::SpdlogSink m_sink;
    Log m_log;
    BackendThread m_thread;
    // Made and destroyed on m_thread.
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<ControlDesk> m_desk;
    std::unique_ptr<ControlSocket> m_control;
};

} // namespace wakedock::app
