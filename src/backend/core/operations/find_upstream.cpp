#include "backend/core/operations/find_upstream.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/services/state_service.h"

namespace wakedock::core {

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
    if (answer.service && answer.service->state.status == ServiceStatus::Running && answer.service->record.resolvedPort) {
        const ServiceRecord &record = answer.service->record;
        answer.dial = dialText(dialAddress(record.addresses, record.liveColour, *record.resolvedPort));
    }
    return answer;
}

} // namespace wakedock::core
