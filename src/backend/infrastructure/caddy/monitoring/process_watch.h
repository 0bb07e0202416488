#pragma once

#include "backend/infrastructure/caddy/monitoring/process_identity.h"
#include "backend/infrastructure/http_client/i_connector.h"

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace wakedock::caddy {

/// Tells at once when a process ends that is not our child, without asking again and again. Where the kernel cannot
/// (before 5.3) it never tells: whoever uses it looks now and then anyway.
class ProcessWatch
{
public:
    /// @param onExit called once from the event loop; not after this watch is destroyed
    ProcessWatch(ProcessIdentity process, std::function<void()> onExit);
    ~ProcessWatch();
    ProcessWatch(const ProcessWatch &) = delete;
    ProcessWatch &operator=(const ProcessWatch &) = delete;

    [[nodiscard]] const ProcessIdentity &process() const { return m_process; }

private:
    ProcessIdentity m_process;
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier, http_client::DeleteLater> m_notifier;
};

} // namespace wakedock::caddy
