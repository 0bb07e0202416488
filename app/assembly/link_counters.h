#pragma once

#include "backend/core/ports/i_link_counters.h"

namespace wakedock::app {

/// Packet counters of every host: of this one from its kernel, of the others from their engines.
class LinkCountersByHost final : public core::ILinkCounters
{
public:
    /// @param kernel, engines outlive it
    LinkCountersByHost(core::ILinkCounters &kernel, core::ILinkCounters &engines) : m_kernel(kernel), m_engines(engines) { }
    Task<std::map<std::string, core::LinkCounters>> read(core::HostId host, std::vector<core::Container> running) override
    {
        return (host == core::localHost() ? m_kernel : m_engines).read(host, std::move(running));
    }

private:
    core::ILinkCounters &m_kernel;
    core::ILinkCounters &m_engines;
};

} // namespace wakedock::app
