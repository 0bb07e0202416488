#include "backend/infrastructure/docker/docker_engine.h"

#include "backend/infrastructure/docker/container_listing.h"
#include "backend/infrastructure/docker/requests/container_requests.h"
#include "backend/infrastructure/docker/requests/image_requests.h"
#include "backend/infrastructure/docker/requests/json_lines.h"
#include "backend/infrastructure/docker/requests/network_requests.h"
#include "backend/infrastructure/docker/requests/pull_tracker.h"
#include "backend/infrastructure/docker/requests/volume_requests.h"
#include "backend/shared/async/settle.h"

namespace wakedock::docker {

using core::CallContext;
using core::Container;
using core::ContainerSpec;

namespace {

using Client = std::shared_ptr<DockerClient>;

/// Pulling takes as long as the registry's line is slow.
constexpr std::chrono::milliseconds EnginePullPatience = std::chrono::minutes(30);
constexpr std::chrono::milliseconds EnginePullHeadPatience = std::chrono::minutes(3);
/// Beyond the grace that a container has to end.
constexpr std::chrono::seconds EngineStopPatience{30};

/// Removing what is gone already is done.
Task<void> engineRemove(Client client, CallContext context, EngineCall call)
{
    try {
        co_await client->send(context, call);
    } catch (const Error &error) {
        if (error.code() != ErrorCode::NotFound) {
            throw;
        }
    }
}

Task<void> engineConnectNetworks(Client client, CallContext context, std::vector<std::string> networks, std::string id)
{
    for (const auto &network : networks) {
        co_await client->send(context, connectNetworkCall(network, id));
    }
}

} // namespace

DockerEngine::DockerEngine(std::shared_ptr<DockerClient> client, Log log, WatchOptions options,
                           std::shared_ptr<const LoginBook> logins)
    : m_client(std::move(client))
    , m_log(log)
    , m_options(options)
    , m_logins(std::move(logins))
{
}

DockerEngine::~DockerEngine()
{
    m_client->close();
}

Task<void> DockerEngine::watch(std::function<void(core::EngineFact)> onFact, CancelToken cancel)
{
    return EngineWatch::run(m_client, std::move(onFact), m_options, m_log, std::move(cancel));
}

Task<core::EngineVersion> DockerEngine::version(CallContext context)
{
    return m_client->negotiate(std::move(context));
}

Task<std::optional<core::ImageInfo>> DockerEngine::findImage(CallContext context, std::string reference)
{
    const auto client = m_client;
    const auto parsed = ImageReference::parse(reference);
    const auto call = inspectImageCall(parsed);
    std::optional<core::ImageInfo> found;
    try {
        found = readImage(co_await client->send(context, call), parsed);
    } catch (const Error &error) {
        if (error.code() != ErrorCode::NotFound) {
            throw;
        }
    }
    co_return found;
}

Task<void> DockerEngine::pullImage(CallContext context, std::string reference,
                                   std::function<void(core::PullProgress)> onProgress)
{
    const auto client = m_client;
    const auto parsed = ImageReference::parse(reference);
    if (parsed.isImageId) {
        throw Error(ErrorCode::NotFound, "image_not_found", "The image " + reference + " is not on the engine.")
            .withRemedy("An image id cannot be pulled: name the image by repository and tag.");
    }
    context.deadline = Deadline::in(context.deadline.left(EnginePullPatience));
    const auto tracker = std::make_shared<PullTracker>(parsed.text(), std::move(onProgress));
    const auto lines = std::make_shared<JsonLines>([tracker](std::string_view line) { tracker->take(line); });
    auto onChunk = [lines](std::string_view piece) { lines->feed(piece); };
    auto call = pullImageCall(parsed);
    m_logins->signFor(call, parsed);
    co_await client->stream(context, std::move(call), onChunk, {}, EnginePullHeadPatience);
    tracker->finish();
}

Task<std::string> DockerEngine::createContainer(CallContext context, ContainerSpec spec)
{
    const auto client = m_client;
    const auto answer = co_await client->send(context, createContainerCall(spec));
    const auto id = readCreatedId(answer);
    std::exception_ptr failure;
    try {
        co_await engineConnectNetworks(client, context, spec.furtherNetworks, id);
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) {
        // The caller knows no id yet: half a container must not stay, not even when the call was cancelled.
        CallContext undo = context;
        undo.cancel = {};
        undo.deadline = Deadline::in(std::chrono::seconds(10));
        co_await engineRemove(client, undo, removeContainerCall(id));
        std::rethrow_exception(failure);
    }
    co_return id;
}

Task<void> DockerEngine::startContainer(CallContext context, std::string id)
{
    co_await m_client->send(std::move(context), startContainerCall(id));
}

Task<void> DockerEngine::stopContainer(CallContext context, std::string id, std::chrono::seconds grace)
{
    co_await m_client->send(std::move(context), stopContainerCall(id, grace), grace + EngineStopPatience);
}

Task<void> DockerEngine::removeContainer(CallContext context, std::string id)
{
    const auto client = m_client;
    bool isUnderWay = false;
    try {
        co_await engineRemove(client, context, removeContainerCall(id));
    } catch (const Error &error) {
        isUnderWay = error.message().find("already in progress") != std::string::npos;
        if (!isUnderWay) {
            throw;
        }
    }
    if (isUnderWay) {
        co_await engineRemove(client, context, waitRemovedCall(id));
    }
}

Task<Container> DockerEngine::inspectContainer(CallContext context, std::string id)
{
    const auto answer = co_await m_client->send(std::move(context), inspectContainerCall(id));
    co_return readInspected(answer);
}

Task<std::vector<Container>> DockerEngine::listContainers(CallContext context, std::string labelKey, std::string labelValue)
{
    return listWholeContainers(m_client, std::move(context), std::move(labelKey), std::move(labelValue));
}

Task<void> DockerEngine::setRestartPolicy(CallContext context, std::string id, core::RestartPolicy policy)
{
    const auto client = m_client;
    const Log log = m_log;
    const auto refused = (co_await settle(client->send(std::move(context), updateRestartPolicyCall(id, policy)))).failure;
    if (!refused) {
        co_return;
    }
    if (asError(refused).reason() != "restart_policy_fixed") {
        std::rethrow_exception(refused);
    }
    // The service runs all the same; it is only not started again by its engine.
    log.warning(asError(refused).message() + " What ends there stays ended until somebody starts it.", {{"container", id}});
}

Task<std::vector<std::string>> DockerEngine::lastLogLines(CallContext context, std::string id, int lines)
{
    const auto answer = co_await m_client->send(std::move(context), lastLogLinesCall(id, lines));
    co_return readLogLines(answer.body);
}

Task<bool> DockerEngine::ensureVolume(CallContext context, std::string name, std::map<std::string, std::string> labels)
{
    const auto client = m_client;
    const auto known = co_await client->ask(context, inspectVolumeCall(name));
    if (known.isSuccess()) {
        co_return false;
    }
    co_await client->send(context, createVolumeCall(name, labels));
    co_return true;
}

Task<std::vector<std::string>> DockerEngine::listVolumes(CallContext context, std::string labelKey, std::string labelValue)
{
    const auto answer = co_await m_client->send(std::move(context), listVolumesCall(labelKey, labelValue));
    co_return readVolumeNames(answer);
}

Task<void> DockerEngine::removeVolume(CallContext context, std::string name)
{
    return engineRemove(m_client, std::move(context), removeVolumeCall(name));
}

Task<bool> DockerEngine::ensureNetwork(CallContext context, std::string name, std::string subnet, std::string ipRange,
                                       std::map<std::string, std::string> labels)
{
    const auto client = m_client;
    bool exists = false;
    try {
        co_await client->send(context, createNetworkCall(name, subnet, ipRange, labels));
    } catch (const Error &error) {
        exists = error.message().find("already exists") != std::string::npos;
        if (!exists) {
            throw;
        }
    }
    co_return !exists;
}

Task<std::vector<std::string>> DockerEngine::listNetworks(CallContext context, std::string labelKey, std::string labelValue)
{
    const auto answer = co_await m_client->send(std::move(context), listNetworksCall(labelKey, labelValue));
    co_return readNetworkNames(answer);
}

Task<void> DockerEngine::removeNetwork(CallContext context, std::string name)
{
    return engineRemove(m_client, std::move(context), removeNetworkCall(name));
}

} // namespace wakedock::docker
