#include "backend/core/operations/container_maker.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/service_address.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <map>
#include <utility>

namespace wakedock::core {

namespace {

std::map<std::string, std::string> ownLabels(const RunningOperation &run)
{
    return {{label::Managed, "true"},
            {label::Service, run.operation().serviceId.value},
            {label::Operation, run.operation().id.value}};
}

Error unknownImage(const std::string &image, const Error &cause)
{
    const std::string what = "The image " + image + " does not exist, or its registry does not show it to this engine.";
    return Error(ErrorCode::Invalid, "image_not_found", what)
        .withRemedy("Check the name and the tag; a private image needs its registry's credentials on the engine.")
        .withField("image", what)
        .withInternalDetail(cause.message());
}

Error goneImage(const std::string &image, const std::string &exact, const Error &cause)
{
    return Error(ErrorCode::Conflict, "image_gone",
                 "The exact image of that revision of " + image + " is neither on this engine nor in its registry any more ("
                     + exact + ").")
        .withRemedy("Deploy a configuration whose image exists, or bring that image back to the registry.")
        .withInternalDetail(cause.message());
}

/// An engine that was killed leaves its bridge behind, and the next one makes another of the same addresses: nothing fails
/// then, but no packet reaches the service.
void requireOneWay(const IAddressBook::NetworkPlan &plan, const std::vector<std::string> &interfaces)
{
    if (interfaces.size() < 2) {
        return;
    }
    std::string names;
    for (const std::string &name : interfaces) {
        names += (names.empty() ? "" : ", ") + name;
    }
    throw Error(ErrorCode::Conflict, "subnet_taken",
                "The addresses of the network " + plan.name + " (" + plan.subnet
                    + ") lie on more than one interface of this machine (" + names
                    + "), so services on it may not be reached.")
        .withRemedy(
            "Take away the interface that is not the engine's (`docker network inspect -f '{{.Id}}' " + plan.name
            + "` begins as its bridge's name ends, then `ip link delete NAME`), or set docker.addressing to loopback.");
}

} // namespace

ContainerMaker::ContainerMaker(IEngines &engines, IAddressBook &addresses) : m_engines(engines), m_addresses(addresses) { }

Task<ImageInfo> ContainerMaker::fetchImage(RunPtr run, ServiceRecord record, std::string exact)
{
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    const std::string image = exact.empty() ? record.config.image : exact;
    if (auto present = co_await engine.findImage(run->context(), image)) {
        run->progress("The image is present.", 1.0);
        co_return std::move(*present);
    }
    const auto pulled = co_await settle(engine.pullImage(
        run->context(), image, [run](PullProgress progress) { run->progress(std::move(progress.detail), progress.done); }));
    if (pulled.failure) {
        const Error error = asError(pulled.failure);
        if (error.code() == ErrorCode::NotFound) {
            throw exact.empty() ? unknownImage(image, error) : goneImage(record.config.image, exact, error);
        }
        std::rethrow_exception(pulled.failure);
    }
    auto present = co_await engine.findImage(run->context(), image);
    if (!present) {
        throw Error(ErrorCode::UpstreamFailed, "registry_failed",
                    "The image " + image + " was pulled, but the engine does not have it.")
            .withRemedy("Look at the engine's log and its free disk space, then try again.");
    }
    co_return std::move(*present);
}

Task<ServiceRecord> ContainerMaker::place(RunPtr run, ServiceRecord record)
{
    const HostId host = record.config.hostId;
    if (record.resolvedPort && !m_addresses.pinsAddresses(host)) {
        const std::string ip = co_await m_addresses.addressOf(run->context(), host);
        record.addresses = reachedAt(record.addresses, run->operation().intent.colour, ip);
    }
    co_return ServiceRecord(std::move(record));
}

ServiceRecord ContainerMaker::placeElsewhere(ServiceRecord record, Colour colour, const std::vector<ServiceRecord> &others)
{
    const int port = m_addresses.reserve(record.config.hostId, others).a.port;
    (colour == Colour::A ? record.addresses.a : record.addresses.b).port = port;
    return record;
}

Task<std::string> ContainerMaker::make(RunPtr run, ServiceRecord record, ImageInfo image, std::string exact,
                                       std::optional<int> port)
{
    co_await prepareNetworks(run, record);
    co_await prepareVolumes(run, record);
    const auto network = m_addresses.network();
    const HostId host = record.config.hostId;
    const ContainerPlan plan{record,
                             run->operation().intent,
                             run->operation().id,
                             image,
                             port,
                             network.name,
                             m_addresses.pinsAddresses(host),
                             m_addresses.publishedEverywhere(host),
                             std::move(exact)};
    ContainerSpec spec = containerSpec(plan);
    co_return co_await m_engines.engine(host).createContainer(run->context(), std::move(spec));
}

Task<void> ContainerMaker::prepareNetworks(RunPtr run, ServiceRecord record)
{
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    if (m_addresses.pinsAddresses(record.config.hostId)) {
        // Shared by all services and kept: it carries no operation label, so no undo takes it away.
        const auto plan = m_addresses.network();
        std::map<std::string, std::string> labels{{label::Managed, "true"}};
        co_await engine.ensureNetwork(run->context(), plan.name, plan.subnet, plan.ipRange, std::move(labels));
        requireOneWay(plan, m_addresses.interfacesOfNetwork());
    }
    for (const std::string &network : record.config.networks) {
        co_await engine.ensureNetwork(run->context(), network, {}, {}, ownLabels(*run));
    }
}

Task<void> ContainerMaker::prepareVolumes(RunPtr run, ServiceRecord record)
{
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    for (const VolumeMount &volume : record.config.volumes) {
        if (volume.type == VolumeType::Volume) {
            co_await engine.ensureVolume(run->context(), volume.source, ownLabels(*run));
        }
    }
}

} // namespace wakedock::core
