#pragma once

#include "backend/core/ports/i_link_counters.h"

#include <utility>

namespace wakedock::tests {

/// Counters as the test says: of every container of which it says nothing they stand still.
class FakeLinkCounters final : public core::ILinkCounters
{
public:
    Task<std::map<std::string, core::LinkCounters>> read(core::CallContext context, core::HostId /*host*/,
                                                         std::vector<core::Container> running) override
    {
        context.cancel.throwIfCancelled();
        ++reads;
        std::map<std::string, core::LinkCounters> counters;
        for (const core::Container &container : running) {
            if (!isBlind) {
                counters[container.id] = all;
            }
            asked.push_back(container.id);
        }
        co_return counters;
    }
    /// Somebody asks for a page and gets it, of each container.
    void request()
    {
        all.receivedBytes += 480;
        all.receivedPackets += 5;
        all.sentBytes += 720;
        all.sentPackets += 4;
    }
    /// Neighbours shout, and one asks for its hardware address.
    void shout()
    {
        all.receivedBytes += 10 * 42 + 42 + 3 * 180;
        all.receivedPackets += 10 + 1 + 3;
        all.sentBytes += 42;
        all.sentPackets += 1;
    }

    core::LinkCounters all;
    bool isBlind = false;
    int reads = 0;
    std::vector<std::string> asked;
};

} // namespace wakedock::tests
