#include "backend/security/validators/compose/compose_facts.h"

#include "backend/security/validators/compose/compose_values.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace wakedock::security {

namespace {

void writeCanonical(const ComposeNode &node, std::string &into)
{
    if (node.isScalar()) {
        into += "\"" + node.text + "\"";
        return;
    }
    if (node.isList()) {
        into += "[";
        for (const ComposeNode &item : node.items) {
            writeCanonical(item, into);
            into += ",";
        }
        into += "]";
        return;
    }
    std::vector<const ComposeEntry *> sorted;
    for (const ComposeEntry &entry : node.entries) {
        sorted.push_back(&entry);
    }
    std::ranges::sort(sorted, {}, [](const ComposeEntry *entry) { return entry->key; });
    into += "{";
    for (const ComposeEntry *entry : sorted) {
        into += entry->key + ":";
        writeCanonical(entry->value, into);
        into += ",";
    }
    into += "}";
}

void replaceText(const ComposeNode &node, const char *key, std::string &into)
{
    if (const std::string text = node.textOf(key); !text.empty()) {
        into = text;
    }
}

int composeCount(const std::string &text, int otherwise)
{
    int count = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

void addReplicas(const ComposeNode &node, core::ComposeService &service)
{
    service.replicas = composeCount(node.textOf("scale"), service.replicas);
    if (const ComposeNode *deploy = node.find("deploy")) {
        service.replicas = composeCount(deploy->textOf("replicas"), service.replicas);
    }
}

void addPorts(const ComposeNode &node, core::ComposeService &service)
{
    const ComposeNode *ports = node.find("ports");
    for (std::size_t i = 0; ports != nullptr && i < ports->items.size(); ++i) {
        for (const core::PortMapping &port :
             readComposePort(ports->items[i]).value.value_or(std::vector<core::PortMapping>())) {
            if (std::ranges::find(service.ports, port) == service.ports.end()) {
                service.ports.push_back(port);
            }
        }
    }
}

/// A later file's mount replaces the one at the same place.
void addMounts(const ComposeNode &node, const std::string &directory, core::ComposeService &service)
{
    const ComposeNode *mounts = node.find("volumes");
    for (std::size_t i = 0; mounts != nullptr && i < mounts->items.size(); ++i) {
        auto mount = readComposeMount(mounts->items[i]).value;
        if (!mount) {
            continue;
        }
        if (mount->type == core::VolumeType::Bind) {
            mount->source = absoluteHostPath(mount->source, directory);
        }
        std::erase_if(service.volumes, [&mount](const core::VolumeMount &known) { return known.target == mount->target; });
        service.volumes.push_back(*mount);
    }
}

/// `key: value`, or a list of `key=value`. Of two files the later one wins.
void addLabels(const ComposeNode &node, core::ComposeService &service)
{
    const ComposeNode *labels = node.find("labels");
    if (labels == nullptr) {
        return;
    }
    for (const ComposeEntry &entry : labels->entries) {
        service.labels[entry.key] = entry.value.text;
    }
    for (const ComposeNode &item : labels->items) {
        const std::size_t equals = std::min(item.text.find('='), item.text.size());
        service.labels[item.text.substr(0, equals)] = item.text.substr(std::min(equals + 1, item.text.size()));
    }
}

/// What stands in the way of a second container beside the first, and where it listens.
void addReach(const ComposeNode &node, core::ComposeService &service)
{
    replaceText(node, "network_mode", service.networkMode);
    const ComposeNode *exposed = node.find("expose");
    for (std::size_t i = 0; exposed != nullptr && i < exposed->items.size(); ++i) {
        if (const int port = composeCount(exposed->items[i].text, 0); port > 0) {
            service.exposed.push_back(port);
        }
    }
    const ComposeNode *networks = node.find("networks");
    for (std::size_t i = 0; networks != nullptr && i < networks->entries.size(); ++i) {
        const ComposeNode &network = networks->entries[i].value;
        service.hasStaticAddress =
            service.hasStaticAddress || !network.textOf("ipv4_address").empty() || !network.textOf("ipv6_address").empty();
    }
}

/// `{db: {condition: service_healthy}}`. A later file's word replaces the one before.
void addConditions(const ComposeNode &node, core::ComposeService &service)
{
    static const std::map<std::string, core::ComposeCondition> words{
        {"service_started", core::ComposeCondition::Started},
        {"service_healthy", core::ComposeCondition::Healthy},
        {"service_completed_successfully", core::ComposeCondition::Completed}};
    const ComposeNode *needed = node.find("depends_on");
    for (std::size_t i = 0; needed != nullptr && i < needed->entries.size(); ++i) {
        if (const auto word = words.find(needed->entries[i].value.textOf("condition")); word != words.end()) {
            service.conditions[needed->entries[i].key] = word->second;
        }
    }
}

void addDefinition(const ComposeDefinition &definition, const std::string &directory, core::ComposeService &service)
{
    const ComposeNode &node = *definition.node;
    replaceText(node, "image", service.image);
    replaceText(node, "pull_policy", service.pullPolicy);
    replaceText(node, "container_name", service.containerName);
    service.builds = service.builds || node.find("build") != nullptr;
    for (const ComposeReference &profile : namesIn(node.find("profiles"), definition.place)) {
        service.profiles.push_back(profile.name);
    }
    for (const ComposeReference &needed : neededServices(definition)) {
        if (std::ranges::find(service.dependsOn, needed.name) == service.dependsOn.end()) {
            service.dependsOn.push_back(needed.name);
        }
    }
    addConditions(node, service);
    addReplicas(node, service);
    addPorts(node, service);
    addMounts(node, directory, service);
    addLabels(node, service);
    addReach(node, service);
    writeCanonical(node, service.definition);
}

bool isAskedFor(const core::ComposeService &service, const std::vector<std::string> &profiles)
{
    return service.profiles.empty() || std::ranges::any_of(profiles, [&service](const std::string &asked) {
               return asked == "*" || std::ranges::find(service.profiles, asked) != service.profiles.end();
           });
}

/// Those somebody waits for to complete.
std::set<std::string> oneShots(const ComposeParts &parts)
{
    std::set<std::string> names;
    for (const auto &[name, definitions] : parts.services) {
        for (const ComposeDefinition &definition : definitions) {
            const ComposeNode *needed = definition.node->find("depends_on");
            for (std::size_t i = 0; needed != nullptr && i < needed->entries.size(); ++i) {
                if (needed->entries[i].value.textOf("condition") == "service_completed_successfully") {
                    names.insert(needed->entries[i].key);
                }
            }
        }
    }
    return names;
}

} // namespace

std::vector<core::ComposeService> composeServices(const ComposeParts &parts, const std::vector<std::string> &profiles,
                                                  const std::string &directory)
{
    std::vector<core::ComposeService> services;
    const auto ending = oneShots(parts);
    for (const auto &[name, definitions] : parts.services) {
        core::ComposeService service;
        service.name = name;
        for (const ComposeDefinition &definition : definitions) {
            addDefinition(definition, directory, service);
        }
        service.isEnabled = isAskedFor(service, profiles);
        service.isOneShot = ending.contains(name);
        services.push_back(std::move(service));
    }
    return services;
}

std::vector<core::ComposeVolume> composeVolumes(const ComposeParts &parts, const std::string &project)
{
    std::vector<core::ComposeVolume> volumes;
    for (const auto &[key, definitions] : parts.volumes) {
        core::ComposeVolume volume{key, project + "_" + key, false};
        for (const ComposeDefinition &definition : definitions) {
            volume.external = volume.external || isExternal(*definition.node);
            volume.name = volume.external ? key : volume.name;
            replaceText(*definition.node, "name", volume.name);
        }
        volumes.push_back(std::move(volume));
    }
    return volumes;
}

} // namespace wakedock::security
