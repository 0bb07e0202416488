#pragma once

#include "backend/core/ports/i_link_counters.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

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
                const auto own = ofOne.find(container.name);
                counters[container.id] = own == ofOne.end() ? all : own->second;
            }
            asked.push_back(container.id);
        }
        co_return counters;
    }
    /// Somebody asks for a page and gets it, of each container.
    void request()
    {
        answerOne(all);
        for (auto &[name, counters] : ofOne) {
            answerOne(counters);
        }
    }
    /// The same of one container alone, which is told apart from then on.
    void request(const std::string &name) { answerOne(ofOne.try_emplace(name, all).first->second); }
    /// Neighbours shout, and one asks for its hardware address.
    void shout()
    {
        all.receivedBytes += 10 * 42 + 42 + 3 * 180;
        all.receivedPackets += 10 + 1 + 3;
        all.sentBytes += 42;
        all.sentPackets += 1;
    }

    core::LinkCounters all;
    std::map<std::string, core::LinkCounters> ofOne; ///< By the container's name.
    bool isBlind = false;
    int reads = 0;
    std::vector<std::string> asked;

private:
    static void answerOne(core::LinkCounters &counters)
    {
        counters.receivedBytes += 480;
        counters.receivedPackets += 5;
        counters.sentBytes += 720;
        counters.sentPackets += 4;
    }
};

} // namespace wakedock::tests
