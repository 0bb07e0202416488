#include "backend/infrastructure/docker/docker_engine_objects.h"

#include "backend/infrastructure/docker/events/objects_watch.h"
#include "backend/infrastructure/docker/requests/container_detail_json.h"
#include "backend/infrastructure/docker/requests/container_requests.h"
#include "backend/infrastructure/docker/requests/container_verb_requests.h"
#include "backend/infrastructure/docker/requests/disk_usage_requests.h"
#include "backend/infrastructure/docker/requests/image_object_requests.h"
#include "backend/infrastructure/docker/requests/image_requests.h"
#include "backend/infrastructure/docker/requests/json_lines.h"
#include "backend/infrastructure/docker/requests/layer_tracker.h"
#include "backend/infrastructure/docker/requests/network_object_requests.h"
#include "backend/infrastructure/docker/requests/network_requests.h"
#include "backend/infrastructure/docker/requests/volume_object_requests.h"
#include "backend/infrastructure/docker/requests/volume_requests.h"

namespace wakedock::docker {

using core::CallContext;

namespace {

constexpr std::chrono::milliseconds ObjectsPullPatience = std::chrono::minutes(30);
constexpr std::chrono::milliseconds ObjectsPullHeadPatience = std::chrono::minutes(3);
/// Beyond the grace that a container has to end.
constexpr std::chrono::seconds ObjectsStopPatience{30};
/// Measuring and removing go over the whole disk.
constexpr std::chrono::milliseconds ObjectsDiskPatience = std::chrono::minutes(5);

/// An id or a reference, in a form that is safe inside a path. @throws Error Invalid (`image_reference_invalid`)
std::string objectsImage(const std::string &image)
{
    return ImageReference::parse(image).text();
}

/// Podman leaves the algorithm out.
ImageReference objectsImageById(const std::string &id)
{
    return ImageReference::parse(id.starts_with("sha256:") ? id : "sha256:" + id);
}

} // namespace

DockerEngineObjects::DockerEngineObjects(std::shared_ptr<DockerClient> client, WatchOptions options,
                                         std::shared_ptr<const LoginBook> logins)
    : m_client(std::move(client))
    , m_options(options)
    , m_logins(std::move(logins))
{
}

Task<void> DockerEngineObjects::watch(std::function<void(core::ObjectFact)> onFact, CancelToken cancel)
{
    return ObjectsWatch::run(m_client, std::move(onFact), m_options, std::move(cancel));
}

Task<std::string> DockerEngineObjects::inspectRaw(CallContext context, std::string containerId)
{
    auto answer = co_await m_client->send(std::move(context), inspectContainerCall(containerId));
    co_return std::move(answer.body);
}

Task<core::ContainerDetail> DockerEngineObjects::describeContainer(CallContext context, std::string containerId)
{
    const auto client = m_client;
    const auto inspected = co_await client->send(context, inspectContainerCall(containerId));
    auto detail = readContainerDetail(inspected);
    // By its id: the name it was made by may mean another image by now.
    const auto image = co_await client->ask(context, inspectImageCall(objectsImageById(detail.seen.imageId)));
    if (image.isSuccess()) {
        detail.image = readImageDefaults(image);
        detail.imageIsKnown = true;
    }
    co_return core::ContainerDetail(std::move(detail));
}

Task<void> DockerEngineObjects::restartContainer(CallContext context, std::string id, std::chrono::seconds grace)
{
    co_await m_client->send(std::move(context), restartContainerCall(id, grace), grace + ObjectsStopPatience);
}

Task<void> DockerEngineObjects::killContainer(CallContext context, std::string id, std::string signal)
{
    co_await m_client->send(std::move(context), killContainerCall(id, signal));
}

Task<void> DockerEngineObjects::pauseContainer(CallContext context, std::string id)
{
    co_await m_client->send(std::move(context), pauseContainerCall(id));
}

Task<void> DockerEngineObjects::unpauseContainer(CallContext context, std::string id)
{
    co_await m_client->send(std::move(context), unpauseContainerCall(id));
}

Task<void> DockerEngineObjects::renameContainer(CallContext context, std::string id, std::string name)
{
    co_await m_client->send(std::move(context), renameContainerCall(id, name));
}

Task<void> DockerEngineObjects::removeContainer(CallContext context, std::string id, bool force, bool volumes)
{
    co_await m_client->send(std::move(context), deleteContainerCall(id, force, volumes));
}

Task<core::ImageSummary> DockerEngineObjects::inspectImage(CallContext context, std::string image)
{
    const auto answer = co_await m_client->send(std::move(context), inspectImageCall(ImageReference::parse(image)));
    co_return readImageSummary(answer);
}

Task<std::vector<core::ImageLayer>> DockerEngineObjects::imageHistory(CallContext context, std::string image)
{
    const auto answer = co_await m_client->send(std::move(context), imageHistoryCall(objectsImage(image)));
    co_return readImageHistory(answer);
}

Task<void> DockerEngineObjects::tagImage(CallContext context, std::string image, std::string reference)
{
    const auto client = m_client;
    const auto name = ImageReference::parse(reference);
    if (name.isImageId || !name.digest.empty()) {
        throw Error(ErrorCode::Invalid, "image_reference_invalid",
                    "An image is named by repository and tag, not by a digest.")
            .withField("reference", "Must be like team/shop:1.2.");
    }
    co_await client->send(std::move(context), tagImageCall(objectsImage(image), name));
}

Task<void> DockerEngineObjects::removeImage(CallContext context, std::string image, bool force)
{
    co_await m_client->send(std::move(context), removeImageCall(objectsImage(image), force), ObjectsDiskPatience);
}

Task<void> DockerEngineObjects::pullLayers(CallContext context, std::string reference,
                                           std::function<void(std::vector<core::LayerProgress>)> onProgress)
{
    const auto client = m_client;
    const auto parsed = ImageReference::parse(reference);
    if (parsed.isImageId) {
        throw Error(ErrorCode::NotFound, "image_not_found", "An image id cannot be pulled.")
            .withRemedy("Name the image by repository and tag.");
    }
    context.deadline = Deadline::in(context.deadline.left(ObjectsPullPatience));
    const auto tracker = std::make_shared<LayerTracker>(parsed.text(), std::move(onProgress));
    const auto lines = std::make_shared<JsonLines>([tracker](std::string_view line) { tracker->take(line); });
    auto onChunk = [lines](std::string_view piece) { lines->feed(piece); };
    auto call = pullImageCall(parsed);
    m_logins->signFor(call, parsed);
    co_await client->stream(context, std::move(call), onChunk, {}, ObjectsPullHeadPatience);
    tracker->finish();
}

Task<core::VolumeSummary> DockerEngineObjects::createVolume(CallContext context, core::VolumeSpec spec)
{
    const auto client = m_client;
    const auto known = co_await client->ask(context, inspectVolumeCall(spec.name));
    if (known.isSuccess()) {
        throw Error(ErrorCode::Conflict, "volume_name_taken", "A volume is already named " + spec.name + ".")
            .withRemedy("Choose another name.");
    }
    const auto answer = co_await client->send(context, makeVolumeCall(spec));
    co_return readVolumeSummary(answer);
}

Task<void> DockerEngineObjects::removeVolume(CallContext context, std::string name)
{
    co_await m_client->send(std::move(context), removeVolumeCall(name));
}

Task<core::NetworkSummary> DockerEngineObjects::createNetwork(CallContext context, core::NetworkSpec spec)
{
    const auto client = m_client;
    const auto made = co_await client->send(context, makeNetworkCall(spec));
    // Asked for: the engine chose the subnet where none was named.
    const auto answer = co_await client->send(context, inspectNetworkCall(readMadeNetworkId(made)));
    co_return readNetworkSummary(answer);
}

Task<void> DockerEngineObjects::removeNetwork(CallContext context, std::string id)
{
    co_await m_client->send(std::move(context), removeNetworkCall(id));
}

Task<void> DockerEngineObjects::joinNetwork(CallContext context, std::string network, std::string containerId,
                                            std::string ip)
{
    co_await m_client->send(std::move(context), joinNetworkCall(network, containerId, ip));
}

Task<void> DockerEngineObjects::leaveNetwork(CallContext context, std::string network, std::string containerId)
{
    co_await m_client->send(std::move(context), leaveNetworkCall(network, containerId));
}

Task<core::DiskUsage> DockerEngineObjects::diskUsage(CallContext context)
{
    const auto answer = co_await m_client->send(std::move(context), diskUsageCall(), ObjectsDiskPatience);
    co_return readDiskUsage(answer);
}

Task<std::int64_t> DockerEngineObjects::pruneBuildCache(CallContext context)
{
    const auto answer = co_await m_client->send(std::move(context), pruneBuildCacheCall(), ObjectsDiskPatience);
    co_return readReclaimed(answer);
}

} // namespace wakedock::docker
