#include "backend/core/domain/rules/object_users.h"

#include <algorithm>
#include <functional>

namespace wakedock::core {

namespace {

using ContainerTest = std::function<bool(const Container &)>;
using ServiceTest = std::function<bool(const ServiceRecord &)>;

std::vector<ObjectUser> usersFor(const ObjectDemand &demand, const ContainerTest &uses, const ServiceTest &needs)
{
    std::vector<ObjectUser> users;
    for (const ContainerSummary &known : demand.containers) {
        if (uses(known.container)) {
            users.push_back({ObjectUser::Kind::Container, known.container.id, known.container.name});
        }
    }
    std::ranges::sort(users, {}, &ObjectUser::name);
    for (const ServiceRecord &service : demand.services) {
        const ObjectUser user{ObjectUser::Kind::Service, service.id.value, service.config.name};
        // A service is told once, also where its wish and what is in force both need the object.
        if (needs(service) && std::ranges::find(users, user) == users.end()) {
            users.push_back(user);
        }
    }
    return users;
}

/// The one way to write it: without the registry everybody means, with the tag everybody means.
std::string plainReference(std::string reference)
{
    for (const std::string_view prefix : {"docker.io/", "index.docker.io/", "library/"}) {
        if (reference.starts_with(prefix)) {
            reference.erase(0, prefix.size());
        }
    }
    const auto slash = reference.rfind('/');
    const auto at = reference.find('@');
    const auto colon = reference.find(':', slash == std::string::npos ? 0 : slash);
    if (at != std::string::npos) {
        return colon < at ? reference.substr(0, colon) + reference.substr(at) : reference; // the digest says more than a tag
    }
    return colon == std::string::npos ? reference + ":latest" : reference;
}

bool holdsReference(const std::vector<std::string> &names, const std::string &reference)
{
    return std::ranges::any_of(names, [&reference](const std::string &name) { return plainReference(name) == reference; });
}

bool mountsVolume(const std::vector<VolumeMount> &mounts, const std::string &name)
{
    return std::ranges::any_of(
        mounts, [&name](const VolumeMount &mount) { return mount.type == VolumeType::Volume && mount.source == name; });
}

} // namespace

bool meansImage(const std::string &reference, const ImageSummary &image)
{
    if (reference.empty()) {
        return false;
    }
    if (reference == image.id || "sha256:" + reference == image.id) {
        return true;
    }
    const auto plain = plainReference(reference);
    return holdsReference(image.tags, plain) || holdsReference(image.digests, plain);
}

std::vector<ObjectUser> usersOf(const ImageSummary &image, const ObjectDemand &demand)
{
    const auto uses = [&image](const Container &container) { return container.imageId == image.id; };
    const auto needs = [&image, &demand](const ServiceRecord &service) {
        return meansImage(service.config.image, image)
            || std::ranges::any_of(demand.digests, [&image, &service](const auto &pinned) {
                   return pinned.first == service.id && meansImage(pinned.second, image);
               });
    };
    return usersFor(demand, uses, needs);
}

std::vector<ObjectUser> usersOf(const VolumeSummary &volume, const ObjectDemand &demand)
{
    return usersFor(
        demand, [&volume](const Container &container) { return mountsVolume(container.mounts, volume.name); },
        [&volume](const ServiceRecord &service) { return mountsVolume(service.config.volumes, volume.name); });
}

std::vector<ObjectUser> usersOf(const NetworkSummary &network, const ObjectDemand &demand)
{
    const auto names = [&network](const std::vector<std::string> &list) {
        return std::ranges::find(list, network.name) != list.end();
    };
    return usersFor(
        demand, [&names](const Container &container) { return names(container.networks); },
        [&names](const ServiceRecord &service) { return names(service.config.networks); });
}

std::string userNames(const std::vector<ObjectUser> &users)
{
    std::string text;
    for (std::size_t i = 0; i < users.size(); ++i) {
        const bool isLast = i + 1 == users.size();
        text += i == 0 ? "" : isLast ? " and " : ", ";
        text += (users[i].kind == ObjectUser::Kind::Service ? "the service " : "the container ") + users[i].name;
    }
    return text;
}

std::string composeProjectOf(const std::map<std::string, std::string> &labels)
{
    const auto found = labels.find("com.docker.compose.project");
    return found == labels.end() ? std::string() : found->second;
}

} // namespace wakedock::core
