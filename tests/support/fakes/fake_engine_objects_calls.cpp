// The calls about containers and images: each enters (records, suspends, may fail) and then does what the engine would do.
#include "tests/support/fakes/fake_engine_objects.h"

#include <algorithm>

namespace wakedock::tests {

using namespace core;

namespace {

std::string taggedName(const std::string &reference)
{
    const auto slash = reference.rfind('/');
    const auto from = slash == std::string::npos ? 0 : slash;
    return reference.find_first_of(":@", from) == std::string::npos ? reference + ":latest" : reference;
}

Error imageMissing(const std::string &image)
{
    return Error(ErrorCode::NotFound, "image_not_found", "There is no image " + image + ".");
}

} // namespace

FakeContainer &FakeEngineObjects::runningContainer(const std::string &id)
{
    auto &container = m_engine.world.container(id);
    if (container.seen.status != ContainerStatus::Running) {
        throw Error(ErrorCode::Conflict, "engine_conflict", "The container " + id + " is not running.");
    }
    return container;
}

Task<std::string> FakeEngineObjects::inspectRaw(CallContext context, std::string containerId)
{
    co_await enter("inspectRaw", containerId, context);
    const auto &seen = m_engine.world.container(containerId).seen;
    const auto known = raw.find(seen.id);
    co_return known != raw.end() ? std::string(known->second)
                                 : R"({"Id":")" + seen.id + R"(","Name":"/)" + seen.name + R"("})";
}

Task<void> FakeEngineObjects::restartContainer(CallContext context, std::string id, std::chrono::seconds /*grace*/)
{
    co_await enter("restartContainer", id, context);
    auto &container = m_engine.world.container(id);
    FakeEngineWorld::stop(container, 0);
    m_engine.world.start(container);
    m_engine.tellOf(id, "start");
    m_engine.tellOf(id, "restart");
}

Task<void> FakeEngineObjects::killContainer(CallContext context, std::string id, std::string signal)
{
    co_await enter("killContainer", id + " " + signal, context);
    runningContainer(id);
    m_engine.crash(id, 137);
}

Task<void> FakeEngineObjects::pauseContainer(CallContext context, std::string id)
{
    co_await enter("pauseContainer", id, context);
    runningContainer(id);
    m_engine.pause(id);
}

Task<void> FakeEngineObjects::unpauseContainer(CallContext context, std::string id)
{
    co_await enter("unpauseContainer", id, context);
    auto &container = m_engine.world.container(id);
    if (container.seen.status != ContainerStatus::Paused) {
        throw Error(ErrorCode::Conflict, "engine_conflict", "The container " + id + " is not paused.");
    }
    container.seen.status = ContainerStatus::Running;
    m_engine.tellOf(id, "unpause");
}

Task<void> FakeEngineObjects::renameContainer(CallContext context, std::string id, std::string name)
{
    co_await enter("renameContainer", id + " " + name, context);
    auto &container = m_engine.world.container(id);
    if (m_engine.world.find(name) != nullptr) {
        throw Error(ErrorCode::Conflict, "container_name_taken", "A container is already named " + name + ".");
    }
    container.seen.name = name;
    m_engine.tellOf(id, "rename");
}

Task<void> FakeEngineObjects::removeContainer(CallContext context, std::string id, bool force, bool /*volumes*/)
{
    co_await enter("removeContainer", id, context);
    const auto status = m_engine.world.container(id).seen.status;
    if ((status == ContainerStatus::Running || status == ContainerStatus::Paused) && !force) {
        throw Error(ErrorCode::Conflict, "container_running", "The container " + id + " runs.");
    }
    m_engine.removeFromOutside(id);
}

std::vector<std::string> FakeEngineObjects::namesOf(const std::string &image) const
{
    const auto *known = m_engine.world.findImage(image);
    if (known == nullptr) {
        throw imageMissing(image);
    }
    std::vector<std::string> names;
    for (const auto &[reference, other] : m_engine.world.images) {
        if (other.present && other.info.id == known->info.id) {
            names.push_back(reference);
        }
    }
    return names;
}

Task<ImageSummary> FakeEngineObjects::inspectImage(CallContext context, std::string image)
{
    co_await enter("inspectImage", image, context);
    const auto *known = m_engine.world.findImage(image);
    if (known == nullptr) {
        throw imageMissing(image);
    }
    const auto all = images();
    co_return ImageSummary(*std::ranges::find(all, known->info.id, &ImageSummary::id));
}

Task<std::vector<ImageLayer>> FakeEngineObjects::imageHistory(CallContext context, std::string image)
{
    co_await enter("imageHistory", image, context);
    const auto names = namesOf(image);
    ImageLayer top{"CMD [\"serve\"]", "", 0, names, {}};
    ImageLayer base{"ADD rootfs /", "", m_engine.world.images.at(names.front()).sizeBytes, {}, {}};
    co_return std::vector{top, base};
}

Task<void> FakeEngineObjects::tagImage(CallContext context, std::string image, std::string reference)
{
    co_await enter("tagImage", image + " " + reference, context);
    const auto *known = m_engine.world.findImage(image);
    if (known == nullptr) {
        throw imageMissing(image);
    }
    const FakeImage copy = *known;
    m_engine.world.images.insert_or_assign(taggedName(reference), copy);
    tell(images());
}

Task<void> FakeEngineObjects::removeImage(CallContext context, std::string image, bool force)
{
    co_await enter("removeImage", image, context);
    const auto names = namesOf(image);
    const auto id = m_engine.world.findImage(image)->info.id;
    const bool isByName = id != image;
    const bool isUsed =
        std::ranges::any_of(m_engine.world.containers, [&id](const auto &known) { return known.second.seen.imageId == id; });
    if (!force && ((names.size() == 1 && isUsed) || (names.size() > 1 && !isByName))) {
        throw Error(ErrorCode::Conflict, "image_in_use", "The image " + image + " is in use.");
    }
    for (const auto &name : names) {
        if (!isByName || name == taggedName(image)) {
            m_engine.world.images.erase(name);
        }
    }
    tell(images());
}

Task<void> FakeEngineObjects::pullLayers(CallContext context, std::string reference,
                                         std::function<void(std::vector<LayerProgress>)> onProgress)
{
    const auto found = m_engine.world.images.find(taggedName(reference));
    if (onProgress) {
        onProgress({{"aaaa", "Downloading", 1'000'000, 4'000'000, false}, {"bbbb", "Already exists", 0, 0, true}});
    }
    co_await enter("pullLayers", reference, context);
    if (found == m_engine.world.images.end()) {
        throw Error(ErrorCode::NotFound, "image_not_found", "No registry knows the image " + reference + ".");
    }
    if (onProgress) {
        onProgress({{"aaaa", "Pull complete", 4'000'000, 4'000'000, true}, {"bbbb", "Already exists", 0, 0, true}});
    }
    found->second.present = true;
    tell(images());
}

} // namespace wakedock::tests
