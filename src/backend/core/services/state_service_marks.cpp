// The part of StateService that keeps the awake marks true: for what is in
// force, never for what is only wished.
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/services/state_service.h"
#include "backend/shared/exceptions/error.h"

#include <map>

namespace wakedock::core {

void StateService::markAwake(const ServiceId &id, Colour colour)
{
    m_marks.set(hostsOf(entryOf(id).inForce), colour);
}

void StateService::clearMarks(const ServiceId &id)
{
    m_marks.clear(hostsOf(entryOf(id).inForce));
}

void StateService::matchMarks(const Entry &entry, ServiceStatus status)
{
    const auto hosts = hostsOf(entry.inForce);
    // One that shall sleep was started by somebody else: nobody knows yet whether it is ready.
    if (status != ServiceStatus::Running || entry.service->record.wished == WishedRun::Sleeping) {
        clearMarksOf(entry, hosts);
    } else if (!hosts.empty()) {
        const ServiceRecord &record = entry.service->record;
        tryMarks(record.config.name, [&] { m_marks.set(hosts, record.liveColour); });
    }
}

void StateService::clearMarksOf(const Entry &entry, const std::vector<std::string> &hosts)
{
    if (!hosts.empty()) {
        tryMarks(entry.service->record.config.name, [&] { m_marks.clear(hosts); });
    }
}

void StateService::dropMarksOfNobody()
{
    const auto now = m_marks.all();
    std::map<std::string, Colour> wanted;
    for (const auto &[id, entry] : m_entries) {
        for (const std::string &host : hostsOf(entry.inForce)) {
            if (const auto mark = now.find(host); mark != now.end()) {
                wanted.insert(*mark);
            }
        }
    }
    if (wanted != now) {
        tryMarks("services that are gone", [&] { m_marks.rebuild(wanted); });
    }
}

void StateService::tryMarks(const std::string &whose, const std::function<void()> &change)
{
    try {
        change();
    } catch (const Error &error) {
        m_log.error("The awake marks of " + whose + " could not be changed: " + error.message(),
                    {{"remedy", error.remedy()}});
    }
}

} // namespace wakedock::core
