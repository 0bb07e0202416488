#include "app/assembly/link_counters.h"

#include <utility>

namespace wakedock::app {

Task<std::map<std::string, core::LinkCounters>> LinkCountersByHost::read(core::CallContext context, core::HostId host,
                                                                         std::vector<core::Container> running)
{
    if (host == core::localHost()) {
        auto counters = co_await m_kernel.read(context, host, running);
        // Those it misses beside others share a network, and the engine would tell of all in it.
        if (!counters.empty() || running.empty()) {
            co_return std::map<std::string, core::LinkCounters>(std::move(counters));
        }
    }
    co_return co_await m_engines.read(std::move(context), std::move(host), std::move(running));
}

} // namespace wakedock::app
