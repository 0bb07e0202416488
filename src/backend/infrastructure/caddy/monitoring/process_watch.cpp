#include "backend/infrastructure/caddy/monitoring/process_watch.h"

#include <utility>

#include <sys/syscall.h>
#include <unistd.h>

namespace wakedock::caddy {

ProcessWatch::ProcessWatch(ProcessIdentity process, std::function<void()> onExit) : m_process(process)
{
#ifdef SYS_pidfd_open
    m_descriptor = static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(process.pid), 0));
#endif
    if (m_descriptor < 0) {
        return;
    }
    m_notifier.reset(new QSocketNotifier(m_descriptor, QSocketNotifier::Read));
    auto *notifier = m_notifier.get();
    QObject::connect(notifier, &QSocketNotifier::activated, notifier, [notifier, tell = std::move(onExit)] {
        notifier->setEnabled(false);
        // The watch, and with it this lambda, may be destroyed by whoever hears it.
        const auto last = tell;
        last();
    });
}

ProcessWatch::~ProcessWatch()
{
    if (m_notifier) {
        m_notifier->disconnect();
        m_notifier->setEnabled(false);
        ::close(m_descriptor);
    }
}

} // namespace wakedock::caddy
