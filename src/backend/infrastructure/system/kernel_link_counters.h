#pragma once

#include "backend/core/ports/i_link_counters.h"
#include "backend/infrastructure/system/link_counters_reader.h"
#include "backend/shared/async/completion.h"

#include <QObject>
#include <QThreadPool>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::system {

/// Packet counters of the local engine's containers, from the kernel's files: no engine does any work for it. Reads on a
/// thread of its own, answers on the thread that made it. Containers of a remote engine are missing from the answer.
class KernelLinkCounters final : public core::ILinkCounters
{
public:
    explicit KernelLinkCounters(KernelFolders folders = {});
    /// Running reads end with Cancelled.
    ~KernelLinkCounters() override;

    Task<std::map<std::string, core::LinkCounters>> read(core::CallContext context, core::HostId host,
                                                         std::vector<core::Container> running) override;

private:
    using Answer = std::map<std::string, core::LinkCounters>;

    std::shared_ptr<LinkCountersReader> m_reader; ///< Touched by the pool's one thread only.
    std::vector<Completion<Answer>> m_waiting;
    QObject m_home; ///< Lives on the caller's thread: answers are posted to it.
    QThreadPool m_pool;
};

} // namespace wakedock::system
