// The port's calls: each enters (records, suspends, may fail) and then does what the engine would do.
#include "tests/support/fakes/fake_container_engine.h"

#include <algorithm>

namespace wakedock::tests {

using namespace core;

namespace {

template <class Known>
std::vector<std::string> namesWithLabel(const Known &known, const std::string &key, const std::string &value)
{
    std::vector<std::string> names;
    for (const auto &[name, entry] : known) {
        if constexpr (requires { entry.labels; }) {
            if (key.empty() || hasLabel(entry.labels, key, value)) {
                names.push_back(name);
            }
        } else if (key.empty() || hasLabel(entry, key, value)) {
            names.push_back(name);
        }
    }
    return names;
}

} // namespace

Task<EngineVersion> FakeContainerEngine::version(CallContext context)
{
    co_await enter("version", context);
    co_return EngineVersion(engineVersion); // QCoro moves from what is returned by its name
}

Task<std::optional<ImageInfo>> FakeContainerEngine::findImage(CallContext context, std::string reference)
{
    co_await enter("findImage", context);
    const auto *image = world.findImage(reference);
    co_return image ? std::optional(image->info) : std::nullopt;
}

Task<void> FakeContainerEngine::pullImage(CallContext context, std::string reference,
                                          std::function<void(PullProgress)> onProgress)
{
    co_await enter("pullImage", context);
    const auto found = world.images.find(reference);
    if (found == world.images.end()) {
        throw Error(ErrorCode::NotFound, "image_not_found", "No registry knows the image " + reference + ".");
    }
    if (onProgress) {
        onProgress({"1 of 2 layers", 0.5});
        onProgress({"2 of 2 layers", 1.0});
    }
    found->second.present = true;
}

Task<std::string> FakeContainerEngine::createContainer(CallContext context, ContainerSpec spec)
{
    co_await enter("createContainer", context);
    const auto id = world.create(spec);
    tellChanged(world.container(id).seen, "create");
    co_return id;
}

Task<void> FakeContainerEngine::startContainer(CallContext context, std::string id)
{
    co_await enter("startContainer", context);
    auto &container = world.container(id);
    if (!world.start(container)) {
        co_return;
    }
    tellChanged(container.seen, "start");
    const auto *image = world.findImage(container.spec.image);
    if (image && image->exitsWith) {
        crash(id, *image->exitsWith);
    }
}

Task<void> FakeContainerEngine::stopContainer(CallContext context, std::string id, std::chrono::seconds /*grace*/)
{
    co_await enter("stopContainer", context);
    auto &container = world.container(id);
    if (FakeEngineWorld::stop(container, 0)) {
        tellChanged(container.seen, "die");
        tellChanged(container.seen, "stop");
    }
}

Task<void> FakeContainerEngine::removeContainer(CallContext context, std::string id)
{
    co_await enter("removeContainer", context);
    const auto *container = world.find(id);
    if (!container) {
        co_return;
    }
    const auto removed = container->seen.id;
    world.containers.erase(removed);
    tell(engine_fact::Gone{removed});
}

Task<Container> FakeContainerEngine::inspectContainer(CallContext context, std::string id)
{
    co_await enter("inspectContainer", context);
    co_return Container(world.container(id).seen);
}

Task<std::vector<Container>> FakeContainerEngine::listContainers(CallContext context, std::string labelKey,
                                                                 std::string labelValue)
{
    co_await enter("listContainers", context);
    auto list = world.all();
    std::erase_if(list, [&](const Container &container) { return !hasLabel(container.labels, labelKey, labelValue); });
    co_return list;
}

Task<void> FakeContainerEngine::setRestartPolicy(CallContext context, std::string id, RestartPolicy policy)
{
    co_await enter("setRestartPolicy", context);
    auto &container = world.container(id);
    container.seen.restartPolicy = policy;
    tellChanged(container.seen, "update");
}

Task<std::vector<std::string>> FakeContainerEngine::lastLogLines(CallContext context, std::string id, int lines)
{
    co_await enter("lastLogLines", context);
    const auto &all = world.container(id).logLines;
    const auto from = all.size() - std::min(all.size(), static_cast<std::size_t>(std::max(lines, 0)));
    co_return std::vector<std::string>(all.begin() + static_cast<std::ptrdiff_t>(from), all.end());
}

Task<bool> FakeContainerEngine::ensureVolume(CallContext context, std::string name,
                                             std::map<std::string, std::string> labels)
{
    co_await enter("ensureVolume", context);
    co_return world.volumes.try_emplace(name, labels).second;
}

Task<std::vector<std::string>> FakeContainerEngine::listVolumes(CallContext context, std::string labelKey,
                                                                std::string labelValue)
{
    co_await enter("listVolumes", context);
    co_return namesWithLabel(world.volumes, labelKey, labelValue);
}

Task<void> FakeContainerEngine::removeVolume(CallContext context, std::string name)
{
    co_await enter("removeVolume", context);
    world.removeVolume(name);
}

Task<bool> FakeContainerEngine::ensureNetwork(CallContext context, std::string name, std::string subnet, std::string ipRange,
                                              std::map<std::string, std::string> labels)
{
    co_await enter("ensureNetwork", context);
    co_return world.networks.try_emplace(name, FakeNetwork{subnet, ipRange, labels}).second;
}

Task<std::vector<std::string>> FakeContainerEngine::listNetworks(CallContext context, std::string labelKey,
                                                                 std::string labelValue)
{
    co_await enter("listNetworks", context);
    co_return namesWithLabel(world.networks, labelKey, labelValue);
}

Task<void> FakeContainerEngine::removeNetwork(CallContext context, std::string name)
{
    co_await enter("removeNetwork", context);
    world.removeNetwork(name);
}

} // namespace wakedock::tests
