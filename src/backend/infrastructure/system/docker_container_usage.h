#pragma once

#include "backend/core/ports/i_container_usage.h"
#include "backend/infrastructure/system/control_group.h"
#include "backend/shared/async/completion.h"

#include <QObject>
#include <QThreadPool>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::system {

class ContainerUsageReader;

/// Usage of the local engine's containers from the kernel's files: about 25 times cheaper than asking the engine, and the
/// engine does no work for it. Reads on a thread of its own, answers on the thread that made it. Containers of a remote
/// engine have no files here and are missing from the answer.
class DockerContainerUsage final : public core::IContainerUsage
{
public:
    explicit DockerContainerUsage(KernelFolders folders = {});
    /// Running reads end with Cancelled.
    ~DockerContainerUsage() override;

    Task<std::map<std::string, core::ContainerUsage>> read(std::vector<core::Container> running) override;

private:
    using Answer = std::map<std::string, core::ContainerUsage>;

    std::shared_ptr<ContainerUsageReader> m_reader; ///< Touched by the pool's one thread only.
    std::vector<Completion<Answer>> m_waiting;
    QObject m_home; ///< Lives on the caller's thread: answers are posted to it.
    QThreadPool m_pool;
};

} // namespace wakedock::system
