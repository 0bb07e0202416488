#include "tests/support/fakes/fake_engine_world.h"

#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/uuid.h"

#include <algorithm>

namespace wakedock::tests {

using namespace core;

namespace {

Timestamp fakeNow()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string withTag(const std::string &reference)
{
    const auto lastPart = reference.rfind('/');
    const auto from = lastPart == std::string::npos ? 0 : lastPart;
    return reference.find_first_of(":@", from) == std::string::npos ? reference + ":latest" : reference;
}

} // namespace

bool hasLabel(const std::map<std::string, std::string> &labels, const std::string &key, const std::string &value)
{
    const auto found = labels.find(key);
    return found != labels.end() && (value.empty() || found->second == value);
}

const FakeImage *FakeEngineWorld::findImage(const std::string &reference) const
{
    const auto wanted = withTag(reference);
    const auto found = std::find_if(images.begin(), images.end(), [&wanted, &reference](const auto &image) {
        return image.second.present
            && (withTag(image.first) == wanted || image.second.info.id == reference
                || (!image.second.info.digest.empty() && image.second.info.digest == reference));
    });
    return found == images.end() ? nullptr : &found->second;
}

std::string FakeEngineWorld::create(const ContainerSpec &spec)
{
    const auto *image = findImage(spec.image);
    if (!image) {
        throw Error(ErrorCode::NotFound, "image_not_found", "The image " + spec.image + " is not on the engine.");
    }
    if (!spec.name.empty() && find(spec.name)) {
        throw Error(ErrorCode::Conflict, "container_name_taken", "A container is already named " + spec.name + ".");
    }
    FakeContainer made;
    made.spec = spec;
    made.seen.id = randomHex(32);
    made.seen.name = spec.name;
    made.seen.image = spec.image;
    made.seen.imageId = image->info.id;
    made.seen.status = ContainerStatus::Created;
    made.seen.labels = spec.labels;
    made.seen.restartPolicy = spec.restartPolicy;
    // One millisecond apart, so that the order of creation is always to be seen.
    made.seen.createdAt = fakeNow() + std::chrono::milliseconds(m_created++);
    made.seen.mounts = spec.volumes;
    std::ranges::sort(made.seen.mounts, {}, &VolumeMount::target);
    made.seen.networks = spec.furtherNetworks;
    made.seen.networks.push_back(spec.network.empty() ? "bridge" : spec.network);
    std::ranges::sort(made.seen.networks);
    for (const auto &mount : spec.volumes) {
        if (mount.type == VolumeType::Volume) {
            volumes.try_emplace(mount.source);
        }
    }
    const auto id = made.seen.id;
    containers.emplace(id, std::move(made));
    return id;
}

bool FakeEngineWorld::start(FakeContainer &container)
{
    if (container.seen.status == ContainerStatus::Running) {
        return false;
    }
    try {
        giveAddresses(container);
        bindPorts(container);
    } catch (const Error &error) {
        container.seen.error = error.message();
        container.seen.exitCode = 128;
        container.seen.ports.clear();
        container.seen.addresses.clear();
        throw;
    }
    const auto *image = findImage(container.spec.image);
    container.seen.status = ContainerStatus::Running;
    container.seen.error.clear();
    container.seen.exitCode = 0;
    container.seen.pid = m_nextPid++;
    container.seen.startedAt = fakeNow();
    container.seen.finishedAt.reset();
    container.seen.health = ContainerHealth::None;
    if (image) {
        container.logLines.insert(container.logLines.end(), image->logLines.begin(), image->logLines.end());
        const bool checked = image->info.hasHealthCheck || image->healthWhenStarted != ContainerHealth::None;
        if (checked) {
            container.seen.health =
                image->healthWhenStarted == ContainerHealth::None ? ContainerHealth::Starting : image->healthWhenStarted;
        }
    }
    return true;
}

bool FakeEngineWorld::stop(FakeContainer &container, int exitCode)
{
    auto &seen = container.seen;
    if (seen.status != ContainerStatus::Running && seen.status != ContainerStatus::Paused
        && seen.status != ContainerStatus::Restarting) {
        return false;
    }
    seen.status = ContainerStatus::Exited;
    seen.exitCode = exitCode;
    seen.pid = 0;
    seen.ports.clear();
    seen.addresses.clear();
    seen.finishedAt = fakeNow();
    return true;
}

FakeContainer *FakeEngineWorld::find(const std::string &idOrName)
{
    const auto found = std::find_if(containers.begin(), containers.end(), [&idOrName](const auto &known) {
        return known.first == idOrName || known.second.seen.name == idOrName
            || (idOrName.size() >= 12 && known.first.starts_with(idOrName));
    });
    return found == containers.end() ? nullptr : &found->second;
}

FakeContainer &FakeEngineWorld::container(const std::string &idOrName)
{
    if (auto *found = find(idOrName)) {
        return *found;
    }
    throw Error(ErrorCode::NotFound, "container_not_found", "There is no container " + idOrName + ".");
}

std::vector<Container> FakeEngineWorld::all() const
{
    std::vector<Container> list;
    for (const auto &[id, container] : containers) {
        list.push_back(container.seen);
    }
    std::sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.createdAt < b.createdAt; });
    return list;
}

bool FakeEngineWorld::isPortTaken(int hostPort, Protocol protocol) const
{
    return portsOfOthers.contains(hostPort)
        || std::any_of(containers.begin(), containers.end(), [hostPort, protocol](const auto &known) {
               const auto &ports = known.second.seen.ports;
               return std::any_of(ports.begin(), ports.end(), [hostPort, protocol](const auto &port) {
                   return port.hostPort == hostPort && port.protocol == protocol;
               });
           });
}

void FakeEngineWorld::bindPorts(FakeContainer &container)
{
    std::vector<PortMapping> bound;
    for (auto port : container.spec.ports) {
        if (port.hostPort == 0) {
            while (isPortTaken(m_nextPort, port.protocol)) {
                ++m_nextPort;
            }
            port.hostPort = m_nextPort++;
        } else if (isPortTaken(port.hostPort, port.protocol)) {
            throw Error(ErrorCode::Conflict, "port_taken",
                        "Port " + std::to_string(port.hostPort) + " is already allocated.");
        }
        bound.push_back(port);
    }
    container.seen.ports = std::move(bound);
}

bool FakeEngineWorld::isAddressTaken(const std::string &network, const std::string &ip) const
{
    return std::any_of(containers.begin(), containers.end(), [&network, &ip](const auto &known) {
        const auto found = known.second.seen.addresses.find(network);
        return found != known.second.seen.addresses.end() && found->second == ip;
    });
}

void FakeEngineWorld::giveAddresses(FakeContainer &container)
{
    const auto &spec = container.spec;
    const std::string first = spec.network.empty() ? "bridge" : spec.network;
    std::vector<std::string> wanted{first};
    wanted.insert(wanted.end(), spec.furtherNetworks.begin(), spec.furtherNetworks.end());
    std::map<std::string, std::string> given;
    for (const auto &network : wanted) {
        if (!networks.contains(network)) {
            throw Error(ErrorCode::NotFound, "network_not_found", "There is no network " + network + ".");
        }
        const bool pinned = network == first && !spec.pinnedIp.empty();
        if (pinned && isAddressTaken(network, spec.pinnedIp)) {
            throw Error(ErrorCode::Conflict, "address_taken", "The address " + spec.pinnedIp + " is already in use.");
        }
        given[network] = pinned ? spec.pinnedIp : "172.30.0." + std::to_string(m_nextAddress++);
    }
    container.seen.addresses = std::move(given);
}

void FakeEngineWorld::removeNetwork(const std::string &name)
{
    const bool inUse = std::any_of(containers.begin(), containers.end(),
                                   [&name](const auto &known) { return known.second.seen.addresses.contains(name); });
    if (inUse) {
        throw Error(ErrorCode::Conflict, "network_in_use", "The network " + name + " still has containers.");
    }
    networks.erase(name);
}

void FakeEngineWorld::removeVolume(const std::string &name)
{
    const bool inUse = std::any_of(containers.begin(), containers.end(), [&name](const auto &known) {
        const auto &mounts = known.second.spec.volumes;
        return std::any_of(mounts.begin(), mounts.end(),
                           [&name](const auto &mount) { return mount.type == VolumeType::Volume && mount.source == name; });
    });
    if (inUse) {
        throw Error(ErrorCode::Conflict, "volume_in_use", "The volume " + name + " is used by a container.");
    }
    volumes.erase(name);
}

} // namespace wakedock::tests
