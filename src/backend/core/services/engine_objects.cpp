#include "backend/core/services/engine_objects.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::size_t shortestId = 12;

bool isStartOf(const std::string &ref, const std::string &id)
{
    return ref.size() >= shortestId && id.starts_with(ref);
}

bool meansThis(const std::string &ref, const Container &container)
{
    return container.name == ref || container.id == ref;
}

bool meansThis(const std::string &ref, const ImageSummary &image)
{
    return meansImage(ref, image);
}

bool meansThis(const std::string &ref, const NetworkSummary &network)
{
    return network.name == ref || network.id == ref;
}

[[noreturn]] void notThere(const char *reason, const char *what, const std::string &ref)
{
    throw Error(ErrorCode::NotFound, reason, std::string("The engine has no ") + what + " " + ref + ".");
}

/// A list that was never told is one that is not known, which is not the same as empty.
template <class Object>
const std::vector<Object> &told(const std::optional<std::vector<Object>> &list)
{
    if (!list) {
        throw Error(ErrorCode::Unavailable, "engine_unreachable", "The engine has not told yet what it holds.")
            .withRemedy("Try again in a moment; if it stays so, check that Docker runs.");
    }
    return *list;
}

template <class Object, class Key>
void put(std::optional<std::vector<Object>> &list, Object object, Key key)
{
    if (list) {
        std::erase_if(*list, [&](const Object &known) { return std::invoke(key, known) == std::invoke(key, object); });
        list->push_back(std::move(object));
        std::ranges::sort(*list, {}, key);
    }
}

template <class Object, class Key>
void drop(std::optional<std::vector<Object>> &list, const std::string &id, Key key)
{
    if (list) {
        std::erase_if(*list, [&](const Object &known) { return std::invoke(key, known) == id; });
    }
}

template <class Object>
std::vector<Object> withUsers(std::vector<Object> list, const ObjectDemand &demand)
{
    for (Object &object : list) {
        object.usedBy = usersOf(object, demand);
    }
    return list;
}

} // namespace

EngineObjects::EngineObjects(IEngines &engines, IEventBus &events, ObjectSources sources, TaskScope &scope)
    : m_engines(engines)
    , m_events(events)
    , m_sources(std::move(sources))
    , m_scope(scope)
{
    m_subscription = events.subscribe([this](const EventRecord &record) {
        if (const auto *listed = std::get_if<HostListed>(&record.event)) {
            m_hosts[listed->hostId].wasListed = true;
            follow(listed->hostId);
        }
    });
}

void EngineObjects::follow(const HostId &host)
{
    if (!std::exchange(m_hosts[host].isFollowed, true)) {
        m_scope.start("following the objects of host " + host.value,
                      [this, host](CancelToken cancel) { return watch(host, std::move(cancel)); });
    }
}

Task<void> EngineObjects::watch(HostId host, CancelToken cancel)
{
    // Ends early where the host is taken away; when it comes back it is listed, and followed, anew.
    // Cancelled, the program ends and may not have waited for this: nothing of this is touched any more.
    std::function<void(ObjectFact)> hear = [this, host, cancel](ObjectFact fact) {
        if (!cancel.isCancelled()) {
            take(host, std::move(fact));
        }
    };
    const auto ended = co_await settle(m_engines.objects(host).watch(std::move(hear), cancel));
    if (!cancel.isCancelled()) {
        m_hosts[host].isFollowed = false;
    }
    if (ended.failure) {
        std::rethrow_exception(ended.failure);
    }
}

void EngineObjects::take(const HostId &host, ObjectFact fact)
{
    Known &known = m_hosts[host];
    if (auto *images = std::get_if<std::vector<ImageSummary>>(&fact)) {
        known.images = std::move(*images);
        tell(host, ObjectKind::Images);
    } else if (auto *volumes = std::get_if<std::vector<VolumeSummary>>(&fact)) {
        known.volumes = std::move(*volumes);
        tell(host, ObjectKind::Volumes);
    } else if (auto *networks = std::get_if<std::vector<NetworkSummary>>(&fact)) {
        known.networks = std::move(*networks);
        tell(host, ObjectKind::Networks);
    }
}

void EngineObjects::tell(const HostId &host, ObjectKind kind)
{
    m_events.publish(ObjectsChanged{host, kind});
}

const EngineObjects::Known &EngineObjects::known(const HostId &host) const
{
    static_cast<void>(m_engines.engine(host)); // knows which hosts there are
    const auto found = m_hosts.find(host);
    if (found == m_hosts.end() || !found->second.wasListed) {
        throw Error(ErrorCode::Unavailable, "engine_unreachable",
                    "The engine of host " + host.value + " was not reached yet.")
            .withRemedy("Check that Docker runs there and that WakeDock may use it.");
    }
    return found->second;
}

ContainerSummary EngineObjects::owned(Container container) const
{
    ContainerSummary summary;
    if (const auto owner = container.labels.find(label::Service); owner != container.labels.end()) {
        summary.serviceId = ServiceId(owner->second);
        summary.serviceName = m_sources.serviceName(summary.serviceId);
    }
    summary.composeProject = composeProjectOf(container.labels);
    summary.container = std::move(container);
    return summary;
}

std::vector<ContainerSummary> EngineObjects::containers(const HostId &host) const
{
    static_cast<void>(known(host));
    std::vector<ContainerSummary> list;
    for (const auto &[id, container] : m_sources.containers(host)) {
        list.push_back(owned(container));
    }
    std::ranges::sort(list, [](const ContainerSummary &a, const ContainerSummary &b) {
        return std::tie(a.container.name, a.container.id) < std::tie(b.container.name, b.container.id);
    });
    return list;
}

ObjectDemand EngineObjects::demand(const HostId &host) const
{
    ObjectDemand demand{
        containers(host), m_sources.services(), {}, m_sources.stacks ? m_sources.stacks(host) : std::vector<std::string>()};
    std::erase_if(demand.services, [&host](const ServiceRecord &service) { return service.config.hostId != host; });
    return demand;
}

std::vector<ImageSummary> EngineObjects::images(const HostId &host) const
{
    return withUsers(told(known(host).images), demand(host));
}

std::vector<VolumeSummary> EngineObjects::volumes(const HostId &host) const
{
    return withUsers(told(known(host).volumes), demand(host));
}

std::vector<NetworkSummary> EngineObjects::networks(const HostId &host) const
{
    return withUsers(told(known(host).networks), demand(host));
}

ContainerSummary EngineObjects::container(const HostId &host, const std::string &ref) const
{
    static_cast<void>(known(host));
    const auto &all = m_sources.containers(host);
    auto found = std::ranges::find_if(all, [&ref](const auto &entry) { return meansThis(ref, entry.second); });
    if (found == all.end()) {
        found = std::ranges::find_if(all, [&ref](const auto &entry) { return isStartOf(ref, entry.first); });
    }
    if (found == all.end()) {
        notThere("container_not_found", "container", ref);
    }
    return owned(found->second);
}

ImageSummary EngineObjects::image(const HostId &host, const std::string &ref) const
{
    const auto &all = told(known(host).images);
    auto found = std::ranges::find_if(all, [&ref](const auto &image) { return meansThis(ref, image); });
    if (found == all.end()) {
        found = std::ranges::find_if(all, [&ref](const auto &image) {
            return ref.size() >= shortestId && (image.id.starts_with(ref) || image.id.starts_with("sha256:" + ref));
        });
    }
    if (found == all.end()) {
        notThere("image_not_found", "image", ref);
    }
    ImageSummary image = *found;
    image.usedBy = usersOf(image, demand(host));
    return image;
}

VolumeSummary EngineObjects::volume(const HostId &host, const std::string &name) const
{
    const auto &all = told(known(host).volumes);
    const auto found = std::ranges::find(all, name, &VolumeSummary::name);
    if (found == all.end()) {
        notThere("volume_not_found", "volume", name);
    }
    VolumeSummary volume = *found;
    volume.usedBy = usersOf(volume, demand(host));
    return volume;
}

NetworkSummary EngineObjects::network(const HostId &host, const std::string &ref) const
{
    const auto &all = told(known(host).networks);
    auto found = std::ranges::find_if(all, [&ref](const auto &network) { return meansThis(ref, network); });
    if (found == all.end()) {
        found = std::ranges::find_if(all, [&ref](const auto &network) { return isStartOf(ref, network.id); });
    }
    if (found == all.end()) {
        notThere("network_not_found", "network", ref);
    }
    NetworkSummary network = *found;
    network.usedBy = usersOf(network, demand(host));
    return network;
}

void EngineObjects::adopt(const HostId &host, VolumeSummary volume)
{
    put(m_hosts[host].volumes, std::move(volume), &VolumeSummary::name);
    tell(host, ObjectKind::Volumes);
}

void EngineObjects::adopt(const HostId &host, NetworkSummary network)
{
    drop(m_hosts[host].networks, network.id, &NetworkSummary::id);
    put(m_hosts[host].networks, std::move(network), &NetworkSummary::name);
    tell(host, ObjectKind::Networks);
}

void EngineObjects::adopt(const HostId &host, ImageSummary image)
{
    put(m_hosts[host].images, std::move(image), &ImageSummary::id);
    tell(host, ObjectKind::Images);
}

void EngineObjects::forget(const HostId &host, ObjectKind kind, const std::string &id)
{
    Known &known = m_hosts[host];
    if (kind == ObjectKind::Images) {
        drop(known.images, id, &ImageSummary::id);
    } else if (kind == ObjectKind::Volumes) {
        drop(known.volumes, id, &VolumeSummary::name);
    } else if (kind == ObjectKind::Networks) {
        drop(known.networks, id, &NetworkSummary::id);
    }
    tell(host, kind);
}

} // namespace wakedock::core
