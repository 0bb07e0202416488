#include "backend/security/validators/compose/compose_links.h"

#include "backend/security/validators/compose/compose_keys.h"
#include "backend/security/validators/compose/compose_values.h"

#include <algorithm>
#include <map>
#include <set>

namespace wakedock::security {

namespace {

void requireKnown(const std::vector<ComposeReference> &references, const ComposeDefinitions &known, const std::string &what,
                  ComposeProblems &problems)
{
    for (const ComposeReference &reference : references) {
        if (!known.contains(reference.name)) {
            std::vector<std::string> names;
            for (const auto &[name, definitions] : known) {
                names.push_back(name);
            }
            const std::string meant = nearestName(reference.name, names);
            problems.error(reference.place, "undefined_" + what,
                           "There is no " + what + " " + reference.name + " in these files.",
                           meant.empty() ? std::string() : "Did you mean " + meant + "?");
        }
    }
}

std::vector<ComposeReference> usedVolumes(const ComposeDefinition &service)
{
    std::vector<ComposeReference> used;
    const ComposeNode *mounts = service.node->find("volumes");
    const ComposePlace place = placeOf(service, "volumes");
    for (std::size_t i = 0; mounts != nullptr && i < mounts->items.size(); ++i) {
        const auto mount = readComposeMount(mounts->items[i]).value;
        if (mount && mount->type == core::VolumeType::Volume && !mount->source.empty()) {
            used.push_back({mount->source, place.item(i, mounts->items[i])});
        }
    }
    return used;
}

void requireNetworks(const ComposeDefinition &service, const ComposeParts &parts, ComposeProblems &problems)
{
    auto used = namesIn(service.node->find("networks"), placeOf(service, "networks"));
    std::erase_if(used, [](const ComposeReference &network) { return network.name == "default"; });
    requireKnown(used, parts.networks, "network", problems);
    if (!used.empty() && !service.node->textOf("network_mode").empty()) {
        problems.error(placeOf(service, "network_mode"), "networks_exclude_mode",
                       "A service has either networks or a network_mode.");
    }
}

void requireExtended(const ComposeDefinition &service, const ComposeParts &parts, ComposeProblems &problems)
{
    const ComposeNode *extends = service.node->find("extends");
    if (extends != nullptr && extends->textOf("file").empty()) {
        const std::string name = extends->isMap() ? extends->textOf("service") : extends->text;
        requireKnown({{name, placeOf(service, "extends")}}, parts.services, "service", problems);
    }
}

void requireFiles(const ComposeDefinition &service, const std::vector<core::StackFile> &files, ComposeProblems &problems)
{
    const ComposeNode *named = service.node->find("env_file");
    const ComposePlace place = placeOf(service, "env_file");
    auto used = namesIn(named != nullptr && named->isList() ? named : nullptr, place, "path");
    if (named != nullptr && named->isScalar()) {
        used.push_back({named->text, place.in(*named)});
    }
    for (const ComposeReference &file : used) {
        const std::string name = absoluteHostPath(file.name, {});
        if (name.front() != '/' && !name.starts_with("..")
            && std::ranges::find(files, name, &core::StackFile::name) == files.end()) {
            problems.warning(file.place, "file_missing", "The stack has no file " + name + ".",
                             "Add it to the files of the stack.");
        }
    }
}

/// Finds a way from a service back to itself.
class CycleSearch
{
public:
    explicit CycleSearch(const ComposeParts &parts) : m_parts(parts) { }

    /// @return the services on the way, the first one at both ends; empty where there is no such way
    std::vector<std::string> from(const std::string &service)
    {
        m_way.clear();
        m_seen.clear();
        return walk(service, service) ? m_way : std::vector<std::string>();
    }

private:
    bool walk(const std::string &service, const std::string &goal)
    {
        m_way.push_back(service);
        m_seen.insert(service);
        const auto found = m_parts.services.find(service);
        for (std::size_t i = 0; found != m_parts.services.end() && i < found->second.size(); ++i) {
            for (const ComposeReference &needed : neededServices(found->second[i])) {
                if (needed.name == goal) {
                    m_way.push_back(goal);
                    return true;
                }
                if (!m_seen.contains(needed.name) && walk(needed.name, goal)) {
                    return true;
                }
            }
        }
        m_way.pop_back();
        return false;
    }

    const ComposeParts &m_parts;
    std::vector<std::string> m_way;
    std::set<std::string> m_seen;
};

std::string wayText(const std::vector<std::string> &way)
{
    std::string text;
    for (const std::string &service : way) {
        text += (text.empty() ? "" : " -> ") + service;
    }
    return text;
}

} // namespace

void checkReferences(const ComposeParts &parts, const std::vector<core::StackFile> &files, ComposeProblems &problems)
{
    for (const auto &[name, definitions] : parts.services) {
        for (const ComposeDefinition &service : definitions) {
            requireKnown(neededServices(service), parts.services, "service", problems);
            requireKnown(usedVolumes(service), parts.volumes, "volume", problems);
            requireNetworks(service, parts, problems);
            requireKnown(namesIn(service.node->find("secrets"), placeOf(service, "secrets"), "source"), parts.secrets,
                         "secret", problems);
            requireKnown(namesIn(service.node->find("configs"), placeOf(service, "configs"), "source"), parts.configs,
                         "config", problems);
            requireExtended(service, parts, problems);
            requireFiles(service, files, problems);
        }
    }
}

void checkCycles(const ComposeParts &parts, ComposeProblems &problems)
{
    CycleSearch search(parts);
    std::set<std::string> told;
    for (const auto &[name, definitions] : parts.services) {
        const auto way = told.contains(name) ? std::vector<std::string>() : search.from(name);
        if (!way.empty()) {
            told.insert(way.begin(), way.end());
            problems.error(definitions.front().place, "dependency_cycle",
                           "These services wait for each other: " + wayText(way) + ".");
        }
    }
}

} // namespace wakedock::security
