#include "backend/core/services/adopting_engines.h"

#include "backend/core/services/adopting_engine.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

AdoptingEngines::AdoptingEngines(IEngines &engines, const StateService &states) : m_engines(engines), m_states(states) { }

AdoptingEngines::~AdoptingEngines() = default;

IContainerEngine &AdoptingEngines::engine(const HostId &host)
{
    static_cast<void>(m_engines.engine(host)); // knows which hosts there are
    auto &known = m_known[host];
    if (!known) {
        known = std::make_unique<AdoptingEngine>(m_engines, host, m_states);
    }
    return *known;
}

IEngineObjects &AdoptingEngines::objects(const HostId &host)
{
    return m_engines.objects(host);
}

std::vector<HostId> AdoptingEngines::hosts() const
{
    return m_engines.hosts();
}

Task<void> AdoptingEngines::tellAgain(CallContext context, HostId host, std::string containerId)
{
    const auto seen = co_await settle(engine(host).inspectContainer(std::move(context), containerId));
    if (!seen.failure) {
        m_known.at(host)->tell(engine_fact::Changed{*seen.value, "adopted"});
    } else if (asError(seen.failure).code() != ErrorCode::NotFound) {
        std::rethrow_exception(seen.failure);
    }
}

} // namespace wakedock::core
