#pragma once

#include "backend/core/domain/events.h"

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace wakedock::models {

/// Events on their way to the window. States coalesce: of two updates of the same service, operation or component only
/// the newer one is kept (in the older one's place), so a busy backend costs the window one pass over what is visible,
/// not one pass per event. Facts that are shown one by one (a deployment ended, a service appeared or went) never do.
class EventQueue
{
public:
    /// Any thread. True when the queue was empty: the caller then arranges one take().
    bool push(const core::EventRecord &record);
    /// Everything so far, in order.
    [[nodiscard]] std::vector<core::EventRecord> take();

private:
    /// What two events must share to be one; empty when an event stands alone.
    /// Of events of which only the last one of their kind counts.
    static std::string keyOfKind(const core::Event &event);
    static std::string coalescingKey(const core::Event &event);
    void forgetService(const core::Event &event);

    std::mutex m_mutex;
    std::vector<core::EventRecord> m_records;
    std::map<std::string, std::size_t> m_latest;
};

} // namespace wakedock::models
