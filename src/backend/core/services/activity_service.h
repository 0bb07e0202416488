#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/container.h"
#include "backend/core/domain/ids.h"
#include "backend/core/domain/link_counters.h"
#include "backend/core/domain/rules/link_noise.h"
#include "backend/core/domain/service_activity.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_link_counters.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/companion_links.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace wakedock::core {

/// How much services are used, in memory: when last, and how fast their network is. Only of those it is asked to look at.
/// What matters later survives a restart of WakeDock. Backend thread only.
class ActivityService
{
public:
    /// Of one service. Spans are of the steady clock: they stand still while the machine is suspended.
    struct Seen {
        std::chrono::seconds sinceUse{0};
        std::chrono::seconds sinceHeld{0};
        std::optional<std::int64_t> bytesPerSecond; ///< Received and sent, since the look before.
        bool isMeasured = false; ///< At the last look.
        LookNumber usedInLook = 0;
        ServiceActivity kept;
    };

    ActivityService(ILinkCounters &counters, IStore &store, IClock &clock);

    /// What the database knows.
    Task<void> load();
    /// Writes down what changed since the last time; where that fails, the next time.
    Task<void> save();
    /// There is something that save() would write.
    [[nodiscard]] bool isChanged() const { return !m_unsaved.empty(); }

    /// Reads the counters of these running containers, one reading for all, and forgets those of all others of the host. One
    /// seen for the first time, or started anew, counts as used now.
    /// @param companions running containers that are no services by themselves and sleep with one of these
    Task<void> look(CallContext context, HostId host, std::map<ServiceId, Container> running,
                    std::vector<Container> companions = {});
    /// It is used in a way that no counter shows.
    void noteUse(const ServiceId &id);
    /// Something other than use keeps it awake at this moment.
    void noteHeld(const ServiceId &id);
    /// The machine slept: nobody falls asleep at once for it.
    void noteResume();
    /// Nothing = from now on nobody keeps it awake.
    void keepUntil(const ServiceId &id, std::optional<Timestamp> until);
    void forget(const ServiceId &id);

    [[nodiscard]] Seen of(const ServiceId &id) const;
    [[nodiscard]] const CompanionLinks &companions() const { return m_companions; }
    /// What is kept of all that anything is kept of.
    [[nodiscard]] std::vector<ServiceActivity> kept() const;

private:
    using Moment = std::chrono::steady_clock::time_point;
    /// Of a container that runs.
    struct Link {
        HostId host;
        std::string containerId;
        std::optional<Timestamp> startedAt; ///< Another start counts from nothing.
        Moment lastUse;
        Moment lastHeld;
        std::optional<LinkCounters> counters;
        Moment readAt;
        std::optional<std::int64_t> bytesPerSecond;
        LinkNoise noise;
        LookNumber usedInLook = 0;
    };
    void follow(const HostId &host, const ServiceId &id, const Container &container);
    void take(const ServiceId &id, Link &link, const LinkCounters &counters);
    void used(const ServiceId &id, Link &link);
    ServiceActivity &keptOf(const ServiceId &id);

    ILinkCounters &m_counters;
    IStore &m_store;
    IClock &m_clock;
    std::map<HostId, LookNumber> m_looks;
    std::map<ServiceId, Link> m_links;
    CompanionLinks m_companions;
    std::map<ServiceId, ServiceActivity> m_kept;
    std::set<ServiceId> m_unsaved;
};

} // namespace wakedock::core
