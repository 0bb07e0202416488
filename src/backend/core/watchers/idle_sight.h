#pragma once

#include "backend/core/domain/rules/idle_rules.h"
#include "backend/core/operations/service_lanes.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/services/activity_service.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/monitoring_service.h"
#include "backend/core/services/state_service.h"
#include "backend/core/services/terminal_service.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace wakedock::core {

/// Puts together what the decision about one service is made of, from everybody who knows a part of it.
class IdleSight
{
public:
    struct Needs {
        IClock &clock;
        StateService &states;
        ActivityService &activity;
        const MonitoringService &monitoring;
        const CaddyService &caddy;
        const TerminalService &terminals;
        const ServiceLanes &lanes;
        /// In flight, as last read; nothing where that could not be read.
        std::function<std::optional<std::map<ServiceId, int>>()> connections;
        std::function<LocalMoment(Timestamp)> localMoment;
    };
    /// What is the same for all in one look.
    struct View {
        std::vector<std::shared_ptr<const Service>> all;
        std::map<ServiceId, int> connections;
        bool connectionsKnown = true;
        std::set<ServiceId> inTerminals;
        std::shared_ptr<const MonitoringService::Usage> usage;
        LocalMoment local;
    };

    explicit IdleSight(Needs needs) : m_needs(std::move(needs)) { }

    [[nodiscard]] View view() const;
    /// @param isFalling the operation that is under way on it is its own falling asleep
    [[nodiscard]] IdleSignals signalsOf(const Service &service, const View &seen, bool isFalling) const;

private:
    [[nodiscard]] std::string ownSessionOf(const ServiceRecord &record, const View &seen, bool isFalling) const;

    Needs m_needs;
};

} // namespace wakedock::core
