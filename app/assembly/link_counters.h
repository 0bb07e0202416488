#pragma once

#include "backend/core/ports/i_link_counters.h"

namespace wakedock::app {

/// Packet counters of every host: of this one from its kernel, of the others from their engines. Where the kernel knows none
/// of this host's containers its engine runs elsewhere all the same (over tcp or ssh, in a virtual machine, outside the
/// container that WakeDock runs in), or hides its processes: then that engine is asked, too.
class LinkCountersByHost final : public core::ILinkCounters
{
public:
    /// @param kernel, engines outlive it
    LinkCountersByHost(core::ILinkCounters &kernel, core::ILinkCounters &engines) : m_kernel(kernel), m_engines(engines) { }
    Task<std::map<std::string, core::LinkCounters>> read(core::CallContext context, core::HostId host,
                                                         std::vector<core::Container> running) override;

private:
    core::ILinkCounters &m_kernel;
    core::ILinkCounters &m_engines;
};

} // namespace wakedock::app
