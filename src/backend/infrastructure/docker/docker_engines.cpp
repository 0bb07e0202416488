#include "backend/infrastructure/docker/docker_engines.h"

#include "backend/infrastructure/docker/client/engine_error.h"
#include "backend/infrastructure/docker/docker_engine.h"
#include "backend/infrastructure/docker/docker_engine_objects.h"
#include "backend/infrastructure/docker/requests/registry_requests.h"
#include "backend/infrastructure/docker/requests/stats_requests.h"
#include "backend/infrastructure/docker/terminal/docker_terminal.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/async/task_scope.h"

#include <utility>

namespace wakedock::docker {

namespace {

constexpr std::chrono::milliseconds EnginesProbePatience = std::chrono::seconds(15);
/// For the counters of all containers of an engine together.
constexpr std::chrono::milliseconds EnginesMeasurePatience = std::chrono::seconds(5);
/// So many containers are measured side by side: enough for a far engine, and little beside what else it is asked.
constexpr int EnginesMeasuredAtOnce = 4;
/// Registries may be far, and a token server stands before some.
constexpr std::chrono::milliseconds EnginesRegistryPatience = std::chrono::seconds(20);

/// Something that only those may ask who may use the engine: `/version` is told to everybody by some proxies.
EngineCall enginesRightsCall()
{
    EngineCall call{{"GET", "/containers/json?limit=1", {}, {}}, "list containers", "engine_object_not_found", {}};
    call.explainRefusal = [](const http_client::HttpResponse &answer) {
        return Error(ErrorCode::UpstreamFailed,
                     answer.status == 401 || answer.status == 403 ? "permission_denied" : "engine_failed",
                     "The engine answers but refuses to list its containers: " + engineWords(answer))
            .withRemedy("Give WakeDock's account (or its client certificate) the right to use the engine.");
    };
    return call;
}

Task<core::EngineVersion> enginesProbe(std::shared_ptr<DockerClient> client, core::CallContext context)
{
    auto version = co_await client->negotiate(context);
    co_await client->send(context, enginesRightsCall());
    co_return core::EngineVersion(version);
}

/// A name that no registry has. What answers to it with anything but "there is none", or a refusal, is no registry: some
/// servers answer 200 to everything, and engines take that for a login.
constexpr const char *EnginesNoImage = "/wakedock/no-such-image:0";

bool enginesIsRegistry(const Error &error)
{
    return error.code() == ErrorCode::NotFound || error.reason() == "registry_login_refused"
        || error.reason() == "registry_login_wanted" || error.code() == ErrorCode::Unsupported;
}

Task<void> enginesTryLogin(std::shared_ptr<DockerClient> client, core::CallContext context, core::RegistryLogin login)
{
    co_await client->send(context, signInCall(login));
    if (login.address == core::defaultRegistry) {
        co_return; // Its answers to logins are known, and each question counts there.
    }
    const auto reference = core::ImageReference::parse(login.address + EnginesNoImage);
    auto call = distributionCall(reference);
    LoginBook book;
    if (!login.username.empty()) {
        book.add(login);
    }
    book.signFor(call, reference);
    std::exception_ptr failure;
    try {
        co_await client->send(context, std::move(call));
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure && !enginesIsRegistry(asError(failure))) {
        std::rethrow_exception(failure);
    }
}

/// One reading of many containers. Belongs to all who read it.
struct EnginesReading {
    std::shared_ptr<DockerClient> client;
    core::CallContext context;
    std::vector<core::Container> left;
    std::map<std::string, core::LinkCounters> counters;
};

Task<void> enginesMeasure(std::shared_ptr<EnginesReading> reading)
{
    while (!reading->left.empty() && !reading->context.cancel.isCancelled()) {
        const std::string id = reading->left.back().id;
        reading->left.pop_back();
        const auto answer = co_await settle(reading->client->send(reading->context, containerStatsCall(id)));
        if (answer.failure) {
            continue; // It ended, or the engine is away, which is told elsewhere.
        }
        if (const auto read = readLinkCounters(*answer.value)) {
            reading->counters.emplace(id, *read);
        }
    }
}

} // namespace

DockerEngines::DockerEngines(const core::EngineAddress &local, Log log, DockerClientFactory factory)
    : m_log(log.as(log_category::Docker))
    , m_factory(std::move(factory))
{
    m_engines.emplace(core::localHost(), known(local));
}

DockerEngines::DockerEngines(const std::string &localUrl, Log log, DockerClientFactory factory)
    : DockerEngines(core::EngineAddress{localUrl, {}, false}, log, std::move(factory))
{
}

DockerEngines::~DockerEngines() = default;

DockerEngines::Known DockerEngines::known(const core::EngineAddress &address) const
{
    auto client = m_factory.make(address);
    return {address, client, std::make_unique<DockerEngine>(client, m_log, WatchOptions(), m_logins),
            std::make_unique<DockerEngineObjects>(client, WatchOptions(), m_logins)};
}

const DockerEngines::Known &DockerEngines::find(const core::HostId &host) const
{
    const auto found = m_engines.find(host);
    if (found == m_engines.end()) {
        throw Error(ErrorCode::NotFound, "host_not_found", "WakeDock knows no host " + host.value + ".")
            .withRemedy("Choose one of the hosts that are listed.");
    }
    return found->second;
}

core::IContainerEngine &DockerEngines::engine(const core::HostId &host)
{
    return *find(host).engine;
}

core::IEngineObjects &DockerEngines::objects(const core::HostId &host)
{
    return *find(host).objects;
}

std::unique_ptr<http_client::IConnector> DockerEngines::way(const core::HostId &host) const
{
    return m_factory.connector(find(host).address);
}

std::vector<core::HostId> DockerEngines::hosts() const
{
    std::vector<core::HostId> ids;
    for (const auto &[id, engine] : m_engines) {
        ids.push_back(id);
    }
    return ids;
}

Task<std::shared_ptr<core::ITerminal>> DockerEngines::openTerminal(core::CallContext context, core::HostId host,
                                                                   std::string containerId, core::TerminalCommand command)
{
    const auto client = find(host).client;
    co_return co_await DockerTerminal::open(client, std::move(context), std::move(containerId), std::move(command));
}

Task<std::map<std::string, core::LinkCounters>> DockerEngines::read(core::CallContext context, core::HostId host,
                                                                    std::vector<core::Container> running)
{
    context.cancel.throwIfCancelled();
    const auto found = m_engines.find(host);
    if (found == m_engines.end()) {
        co_return std::map<std::string, core::LinkCounters>();
    }
    auto reading = std::make_shared<EnginesReading>();
    reading->client = found->second.client;
    reading->context = context.withDeadline(EnginesMeasurePatience);
    reading->left = std::move(running);
    TaskScope scope({});
    for (int i = 0; i < EnginesMeasuredAtOnce; ++i) {
        scope.start("measuring containers", [reading](CancelToken /*stopping*/) { return enginesMeasure(reading); });
    }
    co_await scope.idle();
    context.cancel.throwIfCancelled();
    co_return std::map<std::string, core::LinkCounters>(std::move(reading->counters));
}

void DockerEngines::check(const core::EngineAddress &address) const
{
    m_factory.check(address);
}

void DockerEngines::take(const core::HostId &host, core::EngineAddress address)
{
    auto taken = known(address);
    drop(host);
    m_engines.emplace(host, std::move(taken));
}

void DockerEngines::drop(const core::HostId &host)
{
    if (auto gone = m_engines.extract(host)) {
        gone.mapped().client->close();
        m_retired.push_back(std::move(gone.mapped()));
    }
}

Task<core::EngineVersion> DockerEngines::probe(core::CallContext context, core::EngineAddress address)
{
    m_factory.check(address);
    return enginesProbe(m_factory.make(address), context.withDeadline(EnginesProbePatience));
}

Task<void> DockerEngines::tryLogin(core::CallContext context, core::HostId host, core::RegistryLogin login)
{
    return enginesTryLogin(find(host).client, context.withDeadline(EnginesRegistryPatience), std::move(login));
}

Task<std::string> DockerEngines::digestOf(core::CallContext context, core::HostId host, std::string reference)
{
    const auto client = find(host).client;
    const auto parsed = core::ImageReference::parse(reference);
    if (parsed.isImageId) {
        throw Error(ErrorCode::Invalid, "image_reference_invalid", "An image id is known to no registry.")
            .withField("image", "Must be an image reference like nginx:1.27.");
    }
    auto call = distributionCall(parsed);
    m_logins->signFor(call, parsed);
    const auto answer = co_await client->send(context.withDeadline(EnginesRegistryPatience), std::move(call));
    co_return readDistributionDigest(answer);
}

} // namespace wakedock::docker
