#include "backend/core/domain/rules/compose_text.h"

#include "backend/core/domain/rules/compose_text_parts.h"
#include "backend/core/domain/rules/container_differences.h"

#include <array>
#include <set>
#include <utility>

namespace wakedock::core {

namespace {

/// What a compose file calls it: the compose service it came from, else the container's name.
std::string composeServiceName(const ContainerDetail &container)
{
    const auto known = container.seen.labels.find("com.docker.compose.service");
    return known == container.seen.labels.end() ? container.seen.name : known->second;
}

std::string listedWords(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

std::vector<std::string> leftOut(const ContainerDetail &container)
{
    std::vector<std::string> notes;
    for (const MountDetail &mount : container.mounts) {
        if (mount.kind == MountDetail::Kind::Other) {
            notes.push_back("Left out: what is mounted at " + mount.target + ", a compose file cannot say it.");
        }
    }
    if (container.autoRemove) {
        notes.emplace_back("Left out: the container is removed when it ends (--rm).");
    }
    for (const std::string &other : container.others) {
        notes.push_back("Left out: " + other + ".");
    }
    if (!container.imageIsKnown) {
        notes.emplace_back("The image is not on the engine any more: what came from it stands here, too.");
    }
    return notes;
}

void writeService(ComposeSheet sheet)
{
    YamlText &yaml = sheet.yaml;
    yaml.open("services");
    yaml.open(composeServiceName(sheet.container));
    yaml.text("image", composeEscaped(sheet.container.seen.image));
    writeStart(sheet);
    writePorts(sheet);
    writeVolumes(sheet);
    writeServiceNetworks(sheet);
    writeHealthCheck(sheet);
    writeLimits(sheet);
    yaml.close();
    yaml.close();
}

void writeExternal(YamlText &yaml, const char *key, const std::set<std::string> &names)
{
    if (names.empty()) {
        return;
    }
    yaml.blank();
    yaml.open(key);
    for (const std::string &name : names) {
        yaml.bare(name, "{external: true}");
    }
    yaml.close();
}

} // namespace

void writeOwnObjects(const ContainerDetail &container, YamlText &yaml)
{
    std::set<std::string> volumes;
    for (const MountDetail &mount : container.mounts) {
        if (mount.kind == MountDetail::Kind::Volume && !mount.unnamed) {
            volumes.insert(mount.source);
        }
    }
    std::set<std::string> networks;
    for (const NetworkDetail &network : ownNetworks(container)) {
        networks.insert(network.name);
    }
    writeExternal(yaml, "volumes", volumes);
    writeExternal(yaml, "networks", networks);
}

std::string composeText(const ContainerDetail &container, const ComposeWish &wish)
{
    ComposeSecrets secrets(container.environment, wish.showSecrets);
    YamlText service;
    writeService({container, secrets, service});
    writeOwnObjects(container, service);

    YamlText head;
    for (const std::string &comment : wish.comments) {
        head.comment(comment);
    }
    for (const std::string &note : leftOut(container)) {
        head.comment(note);
    }
    if (const auto variables = secrets.variables(); !variables.empty()) {
        head.comment("Not shown, to be set in the environment or in a file .env: " + listedWords(variables) + ".");
    }
    return head.written() + service.written();
}

ContainerDetail containerOf(const ServiceConfig &config)
{
    ContainerDetail container;
    container.imageIsKnown = true;
    container.seen.name = config.name;
    container.seen.image = config.image;
    container.seen.labels = config.labels;
    container.seen.restartPolicy = config.restartPolicy;
    container.command = config.command;
    container.environment = config.environment;
    container.resources = config.resources;
    for (const PortMapping &port : config.ports) {
        container.publishedPorts.push_back(port);
    }
    for (const VolumeMount &volume : config.volumes) {
        MountDetail mount;
        mount.kind = volume.type == VolumeType::Bind ? MountDetail::Kind::Bind : MountDetail::Kind::Volume;
        mount.source = volume.source;
        mount.target = volume.target;
        mount.readOnly = volume.readOnly;
        container.mounts.push_back(std::move(mount));
    }
    for (const std::string &network : config.networks) {
        container.networks.push_back({network, {}, {}});
    }
    return container;
}

std::vector<std::string> beyondCompose(const ServiceConfig &config)
{
    std::vector<std::string> notes;
    if (!config.domain.empty()) {
        notes.push_back("WakeDock serves it at " + config.domain + "; a compose file alone does not.");
    }
    if (config.healthCheck
        && (config.healthCheck->type == HealthCheckType::Http || config.healthCheck->type == HealthCheckType::Tcp)) {
        notes.emplace_back("WakeDock checks its health from outside; a compose file cannot say so.");
    }
    if (config.sleep.enabled) {
        notes.emplace_back("WakeDock puts it to sleep when nobody uses it; a compose file cannot say so.");
    }
    return notes;
}

} // namespace wakedock::core
