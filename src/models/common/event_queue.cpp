#include "models/common/event_queue.h"

#include "backend/core/domain/rules/stack_rules.h"

#include <utility>

namespace wakedock::models {

bool EventQueue::push(const core::EventRecord &record)
{
    const std::scoped_lock lock(m_mutex);
    const bool wasEmpty = m_records.empty();
    const std::string key = coalescingKey(record.event);
    if (key.empty()) {
        forgetService(record.event);
        m_records.push_back(record);
        return wasEmpty;
    }
    const auto known = m_latest.find(key);
    if (known != m_latest.end()) {
        m_records.at(known->second) = record;
        return false;
    }
    m_latest.emplace(key, m_records.size());
    m_records.push_back(record);
    return wasEmpty;
}

std::vector<core::EventRecord> EventQueue::take()
{
    const std::scoped_lock lock(m_mutex);
    m_latest.clear();
    return std::exchange(m_records, {});
}

std::string EventQueue::keyOfKind(const core::Event &event)
{
    if (std::holds_alternative<core::ProxyMeasured>(event)) {
        return "proxy traffic";
    }
    if (std::holds_alternative<core::CertificatesChanged>(event)) {
        return "certificates";
    }
    return std::holds_alternative<core::UsageSampled>(event) ? "usage" : std::string();
}

std::string EventQueue::coalescingKey(const core::Event &event)
{
    if (const auto *changed = std::get_if<core::ServiceChanged>(&event)) {
        return changed->change == core::Change::Updated ? "service " + changed->service->record.id.value : std::string();
    }
    if (const auto *changed = std::get_if<core::OperationChanged>(&event)) {
        // A line of the Compose program each: none of them may be lost.
        return core::stackOfSubject(changed->operation->serviceId) ? std::string()
                                                                   : "operation " + changed->operation->id.value;
    }
    if (const auto *changed = std::get_if<core::ComponentHealthChanged>(&event)) {
        return "component " + changed->health.name;
    }
    if (const auto *updates = std::get_if<core::ImageUpdatesChanged>(&event)) {
        return "image updates " + updates->hostId.value;
    }
    return keyOfKind(event);
}

// An update after a removal (a name used again) must not move in front of it.
void EventQueue::forgetService(const core::Event &event)
{
    if (const auto *changed = std::get_if<core::ServiceChanged>(&event)) {
        m_latest.erase("service " + changed->service->record.id.value);
    }
}

} // namespace wakedock::models
