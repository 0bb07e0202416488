#include "app/process/unix_signals.h"

#include <array>
#include <csignal>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

namespace wakedock::app {

namespace {

// The only thing a handler may reach is a file descriptor it was given beforehand.
std::array<int, 2> signalPair{-1, -1};

void passOn(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = write(signalPair[0], &byte, sizeof(byte));
}

} // namespace

UnixSignals::UnixSignals(std::function<void()> onStop)
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, signalPair.data()) != 0) {
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(signalPair[1], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [onStop = std::move(onStop)] {
        char byte = 0;
        if (read(signalPair[1], &byte, sizeof(byte)) > 0) {
            onStop();
        }
    });
    struct sigaction action = {};
    action.sa_handler = passOn;
    action.sa_flags = SA_RESTART;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    // Writing to a socket whose reader left is an error to be handled, not a reason to die.
    std::signal(SIGPIPE, SIG_IGN);
}

UnixSignals::~UnixSignals()
{
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    m_notifier.reset();
    close(signalPair[0]);
    close(signalPair[1]);
    signalPair = {-1, -1};
}

} // namespace wakedock::app
