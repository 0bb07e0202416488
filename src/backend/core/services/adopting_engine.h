#pragma once

#include "backend/core/ports/i_container_engine.h"
#include "backend/core/services/state_service.h"

#include <functional>
#include <list>
#include <memory>

namespace wakedock::core {

/// One of AdoptingEngines. Asks for the real engine at each call: a host may have been taken in anew.
class AdoptingEngine final : public IContainerEngine
{
public:
    AdoptingEngine(IEngines &engines, HostId host, const StateService &states);

    /// Gives it the labels WakeDock keeps for it, if a service of this host has adopted it. Not before that is in force:
    /// until then taking back must not find it.
    void label(Container &container) const;
    void tell(const EngineFact &fact);

    Task<void> watch(std::function<void(EngineFact)> onFact, CancelToken cancel) override;
    Task<EngineVersion> version(CallContext context) override;
    Task<std::optional<ImageInfo>> findImage(CallContext context, std::string reference) override;
    Task<void> pullImage(CallContext context, std::string reference, std::function<void(PullProgress)> onProgress) override;
    Task<std::string> createContainer(CallContext context, ContainerSpec spec) override;
    Task<void> startContainer(CallContext context, std::string id) override;
    Task<void> stopContainer(CallContext context, std::string id, std::chrono::seconds grace) override;
    Task<void> removeContainer(CallContext context, std::string id) override;
    Task<Container> inspectContainer(CallContext context, std::string id) override;
    Task<std::vector<Container>> listContainers(CallContext context, std::string labelKey, std::string labelValue) override;
    Task<void> setRestartPolicy(CallContext context, std::string id, RestartPolicy policy) override;
    Task<std::vector<std::string>> lastLogLines(CallContext context, std::string id, int lines) override;
    Task<bool> ensureVolume(CallContext context, std::string name, std::map<std::string, std::string> labels) override;
    Task<std::vector<std::string>> listVolumes(CallContext context, std::string labelKey, std::string labelValue) override;
    Task<void> removeVolume(CallContext context, std::string name) override;
    Task<bool> ensureNetwork(CallContext context, std::string name, std::string subnet, std::string ipRange,
                             std::map<std::string, std::string> labels) override;
    Task<std::vector<std::string>> listNetworks(CallContext context, std::string labelKey, std::string labelValue) override;
    Task<void> removeNetwork(CallContext context, std::string name) override;

private:
    [[nodiscard]] bool isOurs(const StateService::ServicePtr &adopter) const;
    using Listener = std::shared_ptr<std::function<void(EngineFact)>>;

    [[nodiscard]] IContainerEngine &inner() const { return m_engines.engine(m_host); }
    [[nodiscard]] EngineFact labelled(EngineFact fact) const;
    [[nodiscard]] std::vector<std::string> missingFrom(const std::vector<Container> &listed) const;
    /// Nothing where it is gone.
    Task<std::optional<Container>> find(CallContext context, std::string id);

    IEngines &m_engines;
    HostId m_host;
    const StateService &m_states;
    /// Shared with the watches: one may end after this is gone, when the program's end does not wait for it.
    std::shared_ptr<std::list<Listener>> m_listeners = std::make_shared<std::list<Listener>>();
};

} // namespace wakedock::core
