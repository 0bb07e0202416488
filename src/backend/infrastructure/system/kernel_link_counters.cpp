#include "backend/infrastructure/system/kernel_link_counters.h"

#include <QMetaObject>

#include <utility>

namespace wakedock::system {

KernelLinkCounters::KernelLinkCounters(KernelFolders folders)
    : m_reader(std::make_shared<LinkCountersReader>(std::move(folders)))
{
    m_pool.setMaxThreadCount(1);
}

KernelLinkCounters::~KernelLinkCounters()
{
    m_pool.waitForDone();
    for (auto &waiting : std::exchange(m_waiting, {})) {
        waiting.fail(Cancelled());
    }
}

Task<std::map<std::string, core::LinkCounters>> KernelLinkCounters::read(core::CallContext context, core::HostId host,
                                                                         std::vector<core::Container> running)
{
    context.cancel.throwIfCancelled();
    if (host != core::localHost()) {
        co_return Answer();
    }
    Completion<Answer> done;
    std::erase_if(m_waiting, [](const Completion<Answer> &waiting) { return waiting.isDone(); });
    m_waiting.push_back(done);
    m_pool.start([reader = m_reader, home = &m_home, done, running = std::move(running)] {
        auto answer = reader->read(running);
        QMetaObject::invokeMethod(
            home, [done, answer = std::move(answer)]() mutable { done.succeed(std::move(answer)); }, Qt::QueuedConnection);
    });
    co_return co_await done;
}

} // namespace wakedock::system
