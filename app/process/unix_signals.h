#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace wakedock::app {

/// Turns SIGTERM and SIGINT into a call on the thread that made this (the main thread): a signal handler itself may do
/// next to nothing. One per process.
class UnixSignals
{
public:
    /// @param onStop called for every such signal; the second one usually means "at once"
    explicit UnixSignals(std::function<void()> onStop);
    ~UnixSignals();
    UnixSignals(const UnixSignals &) = delete;
    UnixSignals &operator=(const UnixSignals &) = delete;

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace wakedock::app
