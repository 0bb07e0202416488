#include "backend/core/services/adopting_engine.h"

#include "backend/core/domain/rules/adoption.h"
#include "backend/core/ports/i_engine_objects.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

bool wearsLabel(const Container &container, const std::string &key, const std::string &value)
{
    const auto found = container.labels.find(key);
    return key.empty() || (found != container.labels.end() && (value.empty() || found->second == value));
}

} // namespace

AdoptingEngine::AdoptingEngine(IEngines &engines, HostId host, const StateService &states)
    : m_engines(engines)
    , m_host(std::move(host))
    , m_states(states)
{
}

void AdoptingEngine::label(Container &container) const
{
    if (const auto service = m_states.adopterOf(container.id); isOurs(service)) {
        wearAdoptedLabels(container, service->record);
    }
}

bool AdoptingEngine::isOurs(const StateService::ServicePtr &adopter) const
{
    return adopter && adopter->record.revision > 0 && adopter->record.config.hostId == m_host;
}

EngineFact AdoptingEngine::labelled(EngineFact fact) const
{
    if (auto *all = std::get_if<engine_fact::Listed>(&fact)) {
        for (Container &container : all->containers) {
            label(container);
        }
    } else if (auto *changed = std::get_if<engine_fact::Changed>(&fact)) {
        label(changed->container);
    }
    return fact;
}

void AdoptingEngine::tell(const EngineFact &fact)
{
    const auto listeners = *m_listeners; // one may leave while it hears
    for (const Listener &listener : listeners) {
        (*listener)(fact);
    }
}

Task<void> AdoptingEngine::watch(std::function<void(EngineFact)> onFact, CancelToken cancel)
{
    const auto listeners = m_listeners;
    const auto listener = std::make_shared<std::function<void(EngineFact)>>(std::move(onFact));
    listeners->push_back(listener);
    std::function<void(EngineFact)> hear = [this, listener, cancel](EngineFact fact) {
        if (!cancel.isCancelled()) {
            (*listener)(labelled(std::move(fact)));
        }
    };
    const auto ended = co_await settle(inner().watch(std::move(hear), cancel));
    listeners->remove(listener);
    if (ended.failure) {
        std::rethrow_exception(ended.failure);
    }
}

Task<Container> AdoptingEngine::inspectContainer(CallContext context, std::string id)
{
    Container container = co_await inner().inspectContainer(std::move(context), std::move(id));
    label(container);
    co_return Container(std::move(container));
}

std::vector<std::string> AdoptingEngine::missingFrom(const std::vector<Container> &listed) const
{
    auto adopted = m_states.adoptedOn(m_host);
    std::erase_if(adopted, [&listed](const std::string &id) {
        return std::ranges::any_of(listed, [&id](const Container &container) { return container.id == id; });
    });
    return adopted;
}

Task<std::optional<Container>> AdoptingEngine::find(CallContext context, std::string id)
{
    auto found = co_await settle(inspectContainer(std::move(context), std::move(id)));
    if (found.failure && asError(found.failure).code() != ErrorCode::NotFound) {
        std::rethrow_exception(found.failure);
    }
    co_return std::move(found.value);
}

Task<std::vector<Container>> AdoptingEngine::listContainers(CallContext context, std::string labelKey,
                                                            std::string labelValue)
{
    auto listed = co_await inner().listContainers(context, labelKey, labelValue);
    for (Container &container : listed) {
        label(container);
    }
    for (const std::string &id : missingFrom(listed)) {
        // The engine cannot look for labels it does not have; only what would be asked for is asked about.
        Container worn;
        worn.id = id;
        label(worn);
        if (!wearsLabel(worn, labelKey, labelValue)) {
            continue;
        }
        if (auto container = co_await find(context, id)) {
            listed.push_back(std::move(*container));
        }
    }
    co_return std::vector<Container>(std::move(listed));
}

Task<void> AdoptingEngine::removeContainer(CallContext context, std::string id)
{
    if (!isOurs(m_states.adopterOf(id))) {
        co_await inner().removeContainer(std::move(context), std::move(id));
        co_return;
    }
    constexpr bool kills = true;
    constexpr bool takesVolumes = false;
    const auto removed =
        co_await settle(m_engines.objects(m_host).removeContainer(std::move(context), std::move(id), kills, takesVolumes));
    if (removed.failure && asError(removed.failure).code() != ErrorCode::NotFound) {
        std::rethrow_exception(removed.failure);
    }
}

// What has nothing to do with whose a container is.

Task<EngineVersion> AdoptingEngine::version(CallContext context)
{
    return inner().version(std::move(context));
}

Task<std::optional<ImageInfo>> AdoptingEngine::findImage(CallContext context, std::string reference)
{
    return inner().findImage(std::move(context), std::move(reference));
}

Task<void> AdoptingEngine::pullImage(CallContext context, std::string reference,
                                     std::function<void(PullProgress)> onProgress)
{
    return inner().pullImage(std::move(context), std::move(reference), std::move(onProgress));
}

Task<std::string> AdoptingEngine::createContainer(CallContext context, ContainerSpec spec)
{
    return inner().createContainer(std::move(context), std::move(spec));
}

Task<void> AdoptingEngine::startContainer(CallContext context, std::string id)
{
    return inner().startContainer(std::move(context), std::move(id));
}

Task<void> AdoptingEngine::stopContainer(CallContext context, std::string id, std::chrono::seconds grace)
{
    return inner().stopContainer(std::move(context), std::move(id), grace);
}

Task<void> AdoptingEngine::setRestartPolicy(CallContext context, std::string id, RestartPolicy policy)
{
    return inner().setRestartPolicy(std::move(context), std::move(id), policy);
}

Task<std::vector<std::string>> AdoptingEngine::lastLogLines(CallContext context, std::string id, int lines)
{
    return inner().lastLogLines(std::move(context), std::move(id), lines);
}

Task<bool> AdoptingEngine::ensureVolume(CallContext context, std::string name, std::map<std::string, std::string> labels)
{
    return inner().ensureVolume(std::move(context), std::move(name), std::move(labels));
}

Task<std::vector<std::string>> AdoptingEngine::listVolumes(CallContext context, std::string labelKey, std::string labelValue)
{
    return inner().listVolumes(std::move(context), std::move(labelKey), std::move(labelValue));
}

Task<void> AdoptingEngine::removeVolume(CallContext context, std::string name)
{
    return inner().removeVolume(std::move(context), std::move(name));
}

Task<bool> AdoptingEngine::ensureNetwork(CallContext context, std::string name, std::string subnet, std::string ipRange,
                                         std::map<std::string, std::string> labels)
{
    return inner().ensureNetwork(std::move(context), std::move(name), std::move(subnet), std::move(ipRange),
                                 std::move(labels));
}

Task<std::vector<std::string>> AdoptingEngine::listNetworks(CallContext context, std::string labelKey,
                                                            std::string labelValue)
{
    return inner().listNetworks(std::move(context), std::move(labelKey), std::move(labelValue));
}

Task<void> AdoptingEngine::removeNetwork(CallContext context, std::string name)
{
    return inner().removeNetwork(std::move(context), std::move(name));
}

} // namespace wakedock::core
