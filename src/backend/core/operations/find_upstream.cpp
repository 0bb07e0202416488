#include "backend/core/operations/find_upstream.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/services/state_service.h"

namespace wakedock::core {

namespace {

/// One that runs without being wished to was started from outside, and is about to be stopped or woken by the book.
bool isServing(const Service &service)
{
    return service.state.status == ServiceStatus::Running && service.record.wished == WishedRun::Running
        && service.record.resolvedPort.has_value();
}

} // namespace

FindUpstream::FindUpstream(const StateService &states, const IAddressBook &addresses)
    : m_states(states)
    , m_addresses(addresses)
{
}

FindUpstream::Answer FindUpstream::execute(const std::string &host) const
{
    Answer answer{m_states.findByHost(host), std::nullopt, {}};
    if (answer.service) {
        answer.host = m_addresses.nameOf(answer.service->record.config.hostId);
    }
    if (answer.service && isServing(*answer.service)) {
        const ServiceRecord &record = answer.service->record;
        answer.dial = dialText(dialAddress(record.addresses, record.liveColour, *record.resolvedPort));
    }
    return answer;
}

} // namespace wakedock::core
