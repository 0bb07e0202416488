#pragma once

#include "backend/core/ports/i_container_engine.h"
#include "backend/core/ports/i_engine_objects.h"
#include "backend/core/services/state_service.h"

#include <functional>
#include <list>
#include <map>
#include <memory>

namespace wakedock::core {

class AdoptingEngine;

/// The engines as the rest of the core sees them: containers that a service adopted are told with the labels WakeDock would
/// have put on, as if it had made them (see rules/adoption.h). This is the only place that knows which container belongs to
/// which service for another reason than its labels. An adopted container's unnamed volumes stay when it is removed: what
/// they hold was there before WakeDock was. Backend thread only.
class AdoptingEngines final : public IEngines
{
public:
    /// Both outlive it.
    AdoptingEngines(IEngines &engines, const StateService &states);
    ~AdoptingEngines() override;

    [[nodiscard]] IContainerEngine &engine(const HostId &host) override;
    [[nodiscard]] IEngineObjects &objects(const HostId &host) override;
    [[nodiscard]] std::vector<HostId> hosts() const override;

    /// Who follows the engine hears of the container again, with its labels as they are now: after it was adopted, or given
    /// free. Nothing where the engine does not have it. @throws Error of the engine
    Task<void> tellAgain(CallContext context, HostId host, std::string containerId);

private:
    IEngines &m_engines;
    const StateService &m_states;
    std::map<HostId, std::unique_ptr<AdoptingEngine>> m_known;
};

} // namespace wakedock::core
