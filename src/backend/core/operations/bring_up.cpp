#include "backend/core/operations/bring_up.h"

#include "backend/core/domain/rules/observed_status.h"
#include "backend/core/domain/rules/service_address.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

namespace {

constexpr int reservedPortTries = 4;

Error reservedPortTaken(const Error &error, int port)
{
    return Error(error.code(), error.reason(), error.message())
        .withRemedy("Redeploy the service: WakeDock then takes another port than " + std::to_string(port)
                    + ". Or end what holds this one on the host.");
}

} // namespace

BringUp::BringUp(IEngines &engines, ContainerMaker &maker, ReadinessWait &readiness, RouteSwitch &routes,
                 StateService &states)
    : m_engines(engines)
    , m_maker(maker)
    , m_readiness(readiness)
    , m_routes(routes)
    , m_states(states)
{
}

Task<std::shared_ptr<const Service>> BringUp::execute(RunPtr run, ServiceRecord record, std::string exactImage)
{
    co_await run->begin(deploy_step::Pull);
    const ImageInfo image = co_await m_maker.fetchImage(run, record, exactImage);
    record.resolvedPort = needsUpstream(record.config) ? std::optional(upstreamPort(record.config, image)) : std::nullopt;

    Started started = co_await makeAndStart(run, record, image, exactImage);
    record = std::move(started.record);
    const std::string id = started.containerId;
    co_await waitUntilReady(run, record, id, image);

    co_await m_routes.publish(run, record);

    co_await run->begin(deploy_step::MarkRunning);
    co_await m_engines.engine(record.config.hostId).setRestartPolicy(run->context(), id, record.config.restartPolicy);
    const ServiceRecord before = m_states.inForce(record.id);
    // An image may carry several digests: the revision keeps the one it was asked by.
    record = co_await m_routes.putInForce(run, record, exactImage.empty() ? exactReference(image) : exactImage);

    // In force: from here on a cancel comes too late.
    co_await run->begin(deploy_step::Announce);
    co_await m_routes.retireOld(run, record, before);
    co_return m_states.find(record.id);
}

Task<BringUp::Started> BringUp::makeAndStart(RunPtr run, ServiceRecord record, ImageInfo image, std::string exactImage)
{
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    const Colour colour = run->operation().intent.colour;
    co_await run->begin(deploy_step::Create);
    record = co_await m_maker.place(run, std::move(record));
    for (int triesLeft = reservedPortTries - 1;; --triesLeft) {
        const std::string id = co_await m_maker.make(run, record, image, exactImage, record.resolvedPort);
        if (triesLeft == reservedPortTries - 1) {
            co_await run->begin(deploy_step::Start);
            co_await makeRoomForFixedPorts(run, record);
        }
        const auto failure = (co_await settle(engine.startContainer(run->context(), id))).failure;
        if (!failure) {
            co_return Started{std::move(record), id};
        }
        const int port = record.addresses.of(colour).port;
        if (triesLeft == 0 || !isReservedPortTaken(asError(failure), record.addresses.of(colour))) {
            std::rethrow_exception(failure);
        }
        run->progress("Somebody else has port " + std::to_string(port) + " there; another one is tried.", std::nullopt);
        co_await engine.removeContainer(run->context(), id);
        record = m_maker.placeElsewhere(std::move(record), colour, m_states.records());
    }
}

Task<void> BringUp::startAndWait(RunPtr run, ServiceRecord record, std::string containerId, ImageInfo image)
{
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    const auto failure = (co_await settle(engine.startContainer(run->context(), containerId))).failure;
    if (failure) {
        const UpstreamAddress address = record.addresses.of(run->operation().intent.colour);
        if (isReservedPortTaken(asError(failure), address)) {
            throw reservedPortTaken(asError(failure), address.port);
        }
        std::rethrow_exception(failure);
    }
    co_await waitUntilReady(run, record, containerId, image);
}

Task<void> BringUp::waitUntilReady(RunPtr run, ServiceRecord record, std::string containerId, ImageInfo image)
{
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    co_await run->begin(deploy_step::WaitHealthy);
    ReadinessWait::Subject subject;
    subject.containerId = std::move(containerId);
    subject.plan = readinessPlan(record.config, image);
    subject.hostHeader = record.config.domain.starts_with("*.") ? record.config.domain.substr(2) : record.config.domain;
    if (record.resolvedPort) {
        const Colour colour = run->operation().intent.colour;
        subject.address = dialAddress(record.addresses, colour, *record.resolvedPort);
    }
    co_await m_readiness.wait(run->context(), engine, std::move(subject),
                              [run](std::string answer) { run->progress("Not ready yet: " + answer + ".", std::nullopt); });
}

Task<void> BringUp::makeRoomForFixedPorts(RunPtr run, ServiceRecord record)
{
    if (run->operation().intent.firstDeployment || !forcesRecreate(record.config)) {
        co_return;
    }
    // Only stopped, not removed: it is started again should the new one fail.
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    const auto containers = co_await engine.listContainers(run->context(), label::Service, record.id.value);
    if (const auto live = liveContainer(record, containers)) {
        m_states.clearMarks(record.id);
        co_await engine.stopContainer(run->context(), live->id,
                                      std::chrono::seconds(record.config.sleep.stopTimeoutSeconds));
    }
}

} // namespace wakedock::core
