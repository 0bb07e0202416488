#include "backend/core/domain/rules/prune_rules.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace wakedock::core {

namespace {

struct Verdict {
    bool goes = false;
    std::string reason;
};

Verdict stays(std::string reason)
{
    return {false, std::move(reason)};
}

template <class Key>
std::int64_t sizeIn(const std::map<Key, std::int64_t> &sizes, const Key &key)
{
    const auto found = sizes.find(key);
    return found == sizes.end() ? 0 : found->second;
}

bool isOver(ContainerStatus status)
{
    return status == ContainerStatus::Created || status == ContainerStatus::Exited || status == ContainerStatus::Dead;
}

Verdict judge(const ContainerSummary &known)
{
    const Container &container = known.container;
    if (!known.serviceName.empty()) {
        return stays("It belongs to the service " + known.serviceName + ".");
    }
    if (container.labels.contains(label::Managed) || container.labels.contains(label::Helper)) {
        return stays("WakeDock made it and takes it away itself.");
    }
    if (!known.composeProject.empty()) {
        return stays("It belongs to the compose project " + known.composeProject + ".");
    }
    if (!isOver(container.status)) {
        return stays("It is not stopped.");
    }
    return {true, "It is stopped, and no service or compose project has it."};
}

/// Collects the verdicts on one engine.
class PruneSorter
{
public:
    PruneSorter(const PruneView &view, const std::set<ObjectKind> &kinds) : m_view(view), m_demand(view.demand)
    {
        if (kinds.contains(ObjectKind::Containers)) {
            sortContainers();
        }
    }

    void sortImages()
    {
        for (const ImageSummary &image : m_view.images) {
            const std::string name = image.tags.empty() ? image.id : image.tags.front();
            add({ObjectKind::Images, image.id, name, sizeIn(m_view.usage.imageBytes, image.id), {}},
                judgeUsed(usersOf(image, m_demand),
                          image.tags.empty() ? "No name leads to it, and no container or service uses it."
                                             : "No container and no service uses it."));
        }
    }

    void sortVolumes()
    {
        for (const VolumeSummary &volume : m_view.volumes) {
            add({ObjectKind::Volumes, volume.name, volume.name, sizeIn(m_view.usage.volumeBytes, volume.name), {}},
                judgeLabelled(volume.labels, usersOf(volume, m_demand)));
        }
    }

    void sortNetworks()
    {
        static constexpr std::array<std::string_view, 4> own{"bridge", "host", "none", "podman"};
        for (const NetworkSummary &network : m_view.networks) {
            const bool isEngines = std::ranges::find(own, network.name) != own.end() || network.scope == "swarm";
            add({ObjectKind::Networks, network.id, network.name, 0, {}},
                isEngines ? stays("The engine needs it.") : judgeLabelled(network.labels, usersOf(network, m_demand)));
        }
    }

    void sortBuildCache()
    {
        const auto &usage = m_view.usage;
        if (usage.buildCacheEntries > 0) {
            add({ObjectKind::BuildCache,
                 "build_cache",
                 std::to_string(usage.buildCacheEntries) + " entries",
                 usage.buildCacheBytes,
                 {}},
                {true, "No build uses it now."});
        }
    }

    [[nodiscard]] PruneReport report() && { return std::move(m_report); }

private:
    void sortContainers()
    {
        std::vector<ContainerSummary> left;
        for (const ContainerSummary &known : m_view.demand.containers) {
            auto verdict = judge(known);
            if (!verdict.goes) {
                left.push_back(known);
            }
            const Container &container = known.container;
            add({ObjectKind::Containers,
                 container.id,
                 container.name,
                 sizeIn(m_view.usage.containerBytes, container.id),
                 {}},
                std::move(verdict));
        }
        m_demand.containers = std::move(left);
    }

    [[nodiscard]] static Verdict judgeUsed(const std::vector<ObjectUser> &users, const char *whyGone)
    {
        return users.empty() ? Verdict{true, whyGone} : stays("It is used by " + userNames(users) + ".");
    }

    /// Of volumes and networks, which say by their labels whose they are.
    [[nodiscard]] Verdict judgeLabelled(const std::map<std::string, std::string> &labels,
                                        const std::vector<ObjectUser> &users) const
    {
        const auto owner = labels.find(label::Service);
        const auto ofOwner = [&owner](const ServiceRecord &service) { return service.id.value == owner->second; };
        if (owner != labels.end() && std::ranges::any_of(m_demand.services, ofOwner)) {
            return stays("It was made for the service " + std::ranges::find_if(m_demand.services, ofOwner)->config.name
                         + ".");
        }
        if (owner == labels.end() && labels.contains(label::Managed)) {
            return stays("WakeDock needs it.");
        }
        const auto project = composeProjectOf(labels);
        if (!project.empty() && std::ranges::find(m_demand.stacks, project) != m_demand.stacks.end()) {
            return stays("It belongs to the stack " + project + ".");
        }
        const auto ofProject = [&project](const ContainerSummary &known) { return known.composeProject == project; };
        if (!project.empty() && std::ranges::any_of(m_demand.containers, ofProject)) {
            return stays("It belongs to the compose project " + project + ".");
        }
        return judgeUsed(users, "No container and no service uses it.");
    }

    void add(PruneCandidate candidate, Verdict verdict)
    {
        candidate.reason = std::move(verdict.reason);
        m_report.freedBytes += verdict.goes ? candidate.sizeBytes : 0;
        (verdict.goes ? m_report.removed : m_report.kept).push_back(std::move(candidate));
    }

    const PruneView &m_view;
    ObjectDemand m_demand; ///< Without the containers that go.
    PruneReport m_report;
};

} // namespace

PruneReport planPrune(const PruneView &view, const std::set<ObjectKind> &kinds)
{
    PruneSorter sorter(view, kinds);
    if (kinds.contains(ObjectKind::Images)) {
        sorter.sortImages();
    }
    if (kinds.contains(ObjectKind::Volumes)) {
        sorter.sortVolumes();
    }
    if (kinds.contains(ObjectKind::Networks)) {
        sorter.sortNetworks();
    }
    if (kinds.contains(ObjectKind::BuildCache)) {
        sorter.sortBuildCache();
    }
    return std::move(sorter).report();
}

} // namespace wakedock::core
