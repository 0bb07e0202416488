#include "tests/support/fakes/fake_engine_objects.h"

#include <QMetaObject>
#include <QTimer>

#include <algorithm>

namespace wakedock::tests {

using namespace core;

struct FakeEngineObjects::Watcher {
    std::function<void(ObjectFact)> onFact;
    CancelToken cancel;
};

FakeEngineObjects::FakeEngineObjects(FakeContainerEngine &engine) : m_engine(engine) { }
FakeEngineObjects::~FakeEngineObjects() = default;

Completion<> FakeEngineObjects::holdNext(const std::string &call)
{
    Completion<> hold;
    m_holds[call].push_back(hold);
    return hold;
}

Task<void> FakeEngineObjects::enter(std::string call, std::string object, CallContext context)
{
    m_calls.push_back(call + " " + object);
    Completion<> turn;
    auto &holds = m_holds[call];
    if (holds.empty()) {
        QTimer::singleShot(0, &m_turns, [turn]() mutable { turn.succeed(); });
    } else {
        turn = holds.front();
        holds.pop_front();
    }
    const auto registration = context.cancel.onCancel([turn]() mutable { turn.fail(Cancelled()); });
    co_await turn;
    if (auto &failures = m_failures[call]; !failures.empty()) {
        const Error failure = failures.front();
        failures.pop_front();
        throw failure;
    }
}

void FakeEngineObjects::tell(const ObjectFact &fact)
{
    for (const auto &watcher : m_watchers) {
        QMetaObject::invokeMethod(
            &m_turns,
            [watcher, fact] {
                if (!watcher->cancel.isCancelled()) {
                    watcher->onFact(fact);
                }
            },
            Qt::QueuedConnection);
    }
}

void FakeEngineObjects::tellAll()
{
    tell(images());
    tell(volumes());
    tell(networks());
}

std::vector<ImageSummary> FakeEngineObjects::images() const
{
    std::map<std::string, ImageSummary> byId;
    for (const auto &[reference, image] : m_engine.world.images) {
        if (!image.present) {
            continue;
        }
        auto &summary = byId[image.info.id];
        summary.id = image.info.id;
        summary.sizeBytes = image.sizeBytes;
        if (!reference.starts_with("sha256:")) { // under its id alone it is a dangling one
            summary.tags.push_back(reference);
        }
        if (!image.info.digest.empty() && summary.digests.empty()) {
            summary.digests.push_back(image.info.digest);
        }
    }
    std::vector<ImageSummary> list;
    for (auto &[id, summary] : byId) {
        list.push_back(std::move(summary));
    }
    return list;
}

std::vector<VolumeSummary> FakeEngineObjects::volumes() const
{
    std::vector<VolumeSummary> list;
    for (const auto &[name, labels] : m_engine.world.volumes) {
        VolumeSummary volume;
        volume.name = name;
        volume.driver = "local";
        volume.scope = "local";
        volume.mountpoint = "/var/lib/docker/volumes/" + name + "/_data";
        volume.labels = labels;
        if (const auto spec = volumeSpecs.find(name); spec != volumeSpecs.end()) {
            volume.driver = spec->second.driver;
            volume.options = spec->second.options;
        }
        list.push_back(std::move(volume));
    }
    return list;
}

std::vector<NetworkSummary> FakeEngineObjects::networks() const
{
    std::vector<NetworkSummary> list;
    for (const auto &[name, known] : m_engine.world.networks) {
        NetworkSummary network;
        network.id = "network-" + name;
        network.name = name;
        network.driver = name == "host" ? "host" : name == "none" ? "null" : "bridge";
        network.scope = "local";
        network.labels = known.labels;
        if (!known.subnet.empty()) {
            network.subnets.push_back({known.subnet, {}, known.ipRange});
        }
        if (const auto spec = networkSpecs.find(name); spec != networkSpecs.end()) {
            network.internal = spec->second.internal;
            network.attachable = spec->second.attachable;
        }
        list.push_back(std::move(network));
    }
    return list;
}

Task<void> FakeEngineObjects::watch(std::function<void(ObjectFact)> onFact, CancelToken cancel)
{
    const auto watcher = std::make_shared<Watcher>(Watcher{std::move(onFact), cancel});
    m_watchers.push_back(watcher);
    tellAll();
    Completion<> stopped;
    const auto registration = cancel.onCancel([stopped]() mutable { stopped.succeed(); });
    co_await stopped;
    std::erase(m_watchers, watcher);
}

Task<VolumeSummary> FakeEngineObjects::createVolume(CallContext context, VolumeSpec spec)
{
    co_await enter("createVolume", spec.name, context);
    if (!m_engine.world.volumes.try_emplace(spec.name, spec.labels).second) {
        throw Error(ErrorCode::Conflict, "volume_name_taken", "A volume is already named " + spec.name + ".");
    }
    volumeSpecs[spec.name] = spec;
    const auto all = volumes();
    tell(all);
    co_return VolumeSummary(*std::ranges::find(all, spec.name, &VolumeSummary::name));
}

Task<void> FakeEngineObjects::removeVolume(CallContext context, std::string name)
{
    co_await enter("removeVolume", name, context);
    if (!m_engine.world.volumes.contains(name)) {
        throw Error(ErrorCode::NotFound, "volume_not_found", "There is no volume " + name + ".");
    }
    m_engine.world.removeVolume(name);
    tell(volumes());
}

Task<NetworkSummary> FakeEngineObjects::createNetwork(CallContext context, NetworkSpec spec)
{
    co_await enter("createNetwork", spec.name, context);
    if (!m_engine.world.networks.try_emplace(spec.name, FakeNetwork{spec.subnet, {}, spec.labels}).second) {
        throw Error(ErrorCode::Conflict, "network_name_taken", "A network is already named " + spec.name + ".");
    }
    networkSpecs[spec.name] = spec;
    const auto all = networks();
    tell(all);
    co_return NetworkSummary(*std::ranges::find(all, spec.name, &NetworkSummary::name));
}

Task<void> FakeEngineObjects::removeNetwork(CallContext context, std::string id)
{
    co_await enter("removeNetwork", id, context);
    const std::string prefix = "network-";
    const std::string name = id.starts_with(prefix) ? id.substr(prefix.size()) : id;
    if (!m_engine.world.networks.contains(name)) {
        throw Error(ErrorCode::NotFound, "network_not_found", "There is no network " + id + ".");
    }
    m_engine.world.removeNetwork(name);
    tell(networks());
}

Task<DiskUsage> FakeEngineObjects::diskUsage(CallContext context)
{
    co_await enter("diskUsage", {}, context);
    DiskUsage all = usage;
    for (const auto &image : images()) {
        all.imageBytes.try_emplace(image.id, image.sizeBytes);
        all.layersBytes += image.sizeBytes;
    }
    co_return all;
}

Task<std::int64_t> FakeEngineObjects::pruneBuildCache(CallContext context)
{
    co_await enter("pruneBuildCache", {}, context);
    usage.buildCacheEntries = 0;
    co_return std::exchange(usage.buildCacheBytes, 0);
}

} // namespace wakedock::tests
