#include "tests/demo/demo_engine.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::tests {

using namespace wakedock::core;
using models::DockerDoors;

namespace {

template <class Object>
std::vector<Object> usedList(std::vector<Object> list, const ObjectDemand &demand)
{
    for (Object &object : list) {
        object.usedBy = usersOf(object, demand);
    }
    return list;
}

} // namespace

DockerDoors DemoEngine::doors()
{
    DockerDoors doors;
    containerDoors(doors);
    imageDoors(doors);
    volumeDoors(doors);
    networkDoors(doors);
    doors.prune = [this](CallContext, PruneRequest request) -> Task<PruneReport> {
        mustBeThere();
        co_return prune(request);
    };
    return doors;
}

void DemoEngine::containerDoors(DockerDoors &doors)
{
    doors.listContainers = [this](CallContext, HostId host) -> Task<std::vector<ContainerSummary>> {
        co_await mustAnswer(host);
        auto list = m_objects.demand.containers;
        if (host != localHost()) {
            std::erase_if(list, [](const ContainerSummary &known) { return !known.serviceName.empty(); });
        }
        std::ranges::sort(list, {}, [](const ContainerSummary &known) { return known.container.name; });
        co_return list;
    };
    doors.inspectContainer = [this](CallContext, HostId, std::string ref) -> Task<std::string> {
        const auto &known = container(ref).container;
        co_return "{\n  \"Id\": \"" + known.id + "\",\n  \"Name\": \"/" + known.name
            + "\",\n  \"Config\": {\n    \"Env\": [\n      \"LOG_LEVEL=info\",\n      \"DATABASE_PASSWORD=********\"\n    "
              "],\n"
              "    \"Image\": \""
            + known.image + "\",\n    \"Labels\": {}\n  },\n  \"RestartCount\": 0\n}";
    };
    doors.changeContainer = [this](CallContext, HostId, std::string ref,
                                   ContainerCommand command) -> Task<ContainerSummary> { co_return change(ref, command); };
    doors.removeContainer = [this](CallContext, HostId, std::string ref, bool force, bool volumes) -> Task<void> {
        mustBeThere();
        const std::string id = container(ref).container.id;
        m_note("remove container " + container(ref).container.name + (force ? " forced" : "")
               + (volumes ? " with volumes" : ""));
        std::erase_if(m_objects.demand.containers, [&](const auto &known) { return known.container.id == id; });
        tell(ObjectKind::Containers);
        co_return;
    };
    doors.containerUsage = [this](CallContext) -> Task<DockerDoors::Usage> { co_return usage(m_tick); };
}

void DemoEngine::imageDoors(DockerDoors &doors)
{
    doors.listImages = [this](CallContext, HostId host) -> Task<std::vector<ImageSummary>> {
        co_await mustAnswer(host);
        co_return usedList(m_objects.images, m_objects.demand);
    };
    doors.getImage = [this](CallContext, HostId, std::string ref) -> Task<ImageDetail> {
        const auto found = std::ranges::find(m_objects.images, ref, &ImageSummary::id);
        ImageDetail detail{*found, {}};
        const auto made = found->createdAt;
        detail.history = {{R"(/bin/sh -c #(nop)  CMD ["server"])", "", 0, {}, made},
                          {"/bin/sh -c #(nop)  EXPOSE 8080", "", 0, {}, made},
                          {"RUN /bin/sh -c npm ci --omit=dev # buildkit", "", 84 * 1024 * 1024, {}, made},
                          {"COPY . /app # buildkit", "", 12 * 1024 * 1024, {}, made},
                          {"/bin/sh -c #(nop) ADD file:2a949686d9886ac7c1058 in / ", "", 74 * 1024 * 1024, {}, made}};
        co_return detail;
    };
    doors.tagImage = [this](CallContext, HostId, std::string ref, std::string name) -> Task<ImageSummary> {
        mustBeThere();
        if (name.empty() || name.find(' ') != std::string::npos) {
            throw Error(ErrorCode::Invalid, "image_reference_invalid", "This cannot be the name of an image.")
                .withField("reference", "is no name of an image");
        }
        const auto found = std::ranges::find(m_objects.images, ref, &ImageSummary::id);
        found->tags.push_back(name);
        m_note("tag " + name);
        tell(ObjectKind::Images);
        co_return ImageSummary(*found);
    };
    doors.checkImages = [this](CallContext, HostId, std::vector<std::string> names) -> Task<std::vector<ImageUpdate>> {
        mustBeThere();
        co_return check(names);
    };
    doors.removeImage = [this](CallContext, HostId, std::string ref) -> Task<void> {
        mustBeThere();
        removeImage(ref);
        co_return;
    };
}

void DemoEngine::volumeDoors(DockerDoors &doors)
{
    doors.listVolumes = [this](CallContext, HostId host) -> Task<std::vector<VolumeSummary>> {
        co_await mustAnswer(host);
        co_return usedList(m_objects.volumes, m_objects.demand);
    };
    doors.createVolume = [this](CallContext, HostId, VolumeSpec spec) -> Task<VolumeSummary> {
        mustBeThere();
        if (std::ranges::find(m_objects.volumes, spec.name, &VolumeSummary::name) != m_objects.volumes.end()) {
            throw Error(ErrorCode::Conflict, "volume_name_taken", "There is a volume " + spec.name + " already.")
                .withRemedy("Choose another one.");
        }
        VolumeSummary volume;
        volume.name = spec.name;
        volume.driver = spec.driver;
        m_objects.volumes.push_back(volume);
        m_note("create volume " + spec.name);
        tell(ObjectKind::Volumes);
        co_return volume;
    };
    doors.removeVolume = [this](CallContext, HostId, std::string name) -> Task<void> {
        mustBeThere();
        const auto found = std::ranges::find(m_objects.volumes, name, &VolumeSummary::name);
        mustBeUnused("volume_in_use", "The volume " + name, usersOf(*found, m_objects.demand));
        m_objects.volumes.erase(found);
        m_note("remove volume " + name);
        tell(ObjectKind::Volumes);
        co_return;
    };
    doors.measureVolumes = [this](CallContext, HostId) -> Task<DockerDoors::Sizes> {
        mustBeThere();
        co_return demoDiskUsage(m_objects).volumeBytes;
    };
}

void DemoEngine::networkDoors(DockerDoors &doors)
{
    doors.listNetworks = [this](CallContext, HostId host) -> Task<std::vector<NetworkSummary>> {
        co_await mustAnswer(host);
        co_return usedList(m_objects.networks, m_objects.demand);
    };
    doors.createNetwork = [this](CallContext, HostId, NetworkSpec spec) -> Task<NetworkSummary> {
        mustBeThere();
        if (!spec.subnet.empty() && spec.subnet.find('/') == std::string::npos) {
            throw Error(ErrorCode::Invalid, "subnet_invalid", "The subnet cannot be used.")
                .withField("subnet", "is no CIDR like 10.5.0.0/24");
        }
        NetworkSummary network;
        network.id = "id of " + spec.name;
        network.name = spec.name;
        network.driver = spec.driver;
        network.internal = spec.internal;
        m_objects.networks.push_back(network);
        m_note("create network " + spec.name);
        tell(ObjectKind::Networks);
        co_return network;
    };
    doors.removeNetwork = [this](CallContext, HostId, std::string ref) -> Task<void> {
        mustBeThere();
        const auto found = std::ranges::find(m_objects.networks, ref, &NetworkSummary::id);
        mustBeUnused("network_in_use", "The network " + found->name, usersOf(*found, m_objects.demand));
        m_note("remove network " + found->name);
        m_objects.networks.erase(found);
        tell(ObjectKind::Networks);
        co_return;
    };
}

} // namespace wakedock::tests
