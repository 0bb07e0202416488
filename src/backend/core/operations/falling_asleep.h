#pragma once

#include "backend/core/operations/running_operation.h"

#include <map>

namespace wakedock::core {

/// The services that are being put to sleep, so that a visitor can call one back before it is stopped. Backend thread only.
class FallingAsleep
{
public:
    void begin(const RunPtr &run) { m_runs[run->operation().serviceId] = run; }
    /// One that began meanwhile stays.
    void end(const RunPtr &run)
    {
        const auto found = m_runs.find(run->operation().serviceId);
        if (found != m_runs.end() && found->second == run) {
            m_runs.erase(found);
        }
    }
    [[nodiscard]] bool contains(const ServiceId &id) const { return m_runs.contains(id); }
    /// It stays awake where it is not being stopped yet; afterwards this changes nothing, and it wakes once it is stopped.
    void callBack(const ServiceId &id)
    {
        if (const auto found = m_runs.find(id); found != m_runs.end()) {
            found->second->cancel();
        }
    }

private:
    std::map<ServiceId, RunPtr> m_runs;
};

} // namespace wakedock::core
