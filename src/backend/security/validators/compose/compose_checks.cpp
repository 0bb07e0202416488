#include "backend/security/validators/compose/compose_checks.h"

#include "backend/security/validators/compose/compose_keys.h"
#include "backend/security/validators/compose/compose_values.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace wakedock::security {

namespace {

bool isComposeName(std::string_view name)
{
    const auto fits = [](unsigned char c) { return std::isalnum(c) != 0 || c == '.' || c == '_' || c == '-'; };
    return !name.empty() && std::isalnum(static_cast<unsigned char>(name.front())) != 0 && std::ranges::all_of(name, fits);
}

void checkPorts(const ComposeDefinition &service, ComposeProblems &problems)
{
    const ComposeNode *ports = service.node->find("ports");
    const ComposePlace place = placeOf(service, "ports");
    for (std::size_t i = 0; ports != nullptr && i < ports->items.size(); ++i) {
        const auto read = readComposePort(ports->items[i]);
        if (!read.value) {
            problems.error(place.item(i, ports->items[i]), "port_invalid", read.problem);
        } else if (ports->items[i].isScalar() && !ports->items[i].quoted && read.value->front().containerPort < 60
                   && ports->items[i].text.find(':') != std::string::npos) {
            problems.warning(place.item(i, ports->items[i]), "port_unquoted",
                             "Without quotes YAML may read a port like 22:22 as a number of base 60.",
                             "Write \"" + ports->items[i].text + "\".");
        }
    }
}

void checkMounts(const ComposeDefinition &service, ComposeProblems &problems)
{
    const ComposeNode *mounts = service.node->find("volumes");
    const ComposePlace place = placeOf(service, "volumes");
    for (std::size_t i = 0; mounts != nullptr && i < mounts->items.size(); ++i) {
        const auto read = readComposeMount(mounts->items[i]);
        if (!read.value) {
            problems.error(place.item(i, mounts->items[i]), "volume_invalid", read.problem);
        } else if (read.value->type == core::VolumeType::Volume && !read.value->source.empty()
                   && !isComposeName(read.value->source)) {
            problems.error(place.item(i, mounts->items[i]), "volume_invalid",
                           "A volume's name has letters, digits, dots, hyphens and underscores; a path of the host begins "
                           "with / or ./");
        }
    }
}

void checkWord(const ComposeDefinition &service, const char *key, std::span<const std::string_view> words,
               ComposeProblems &problems)
{
    const std::string text = service.node->textOf(key);
    // `on-failure:3` is on-failure.
    const std::string_view word = std::string_view(text).substr(0, text.find(':'));
    if (!text.empty() && std::ranges::find(words, word) == words.end()) {
        std::vector<std::string> names(words.begin(), words.end());
        const std::string meant = nearestName(word, names);
        problems.error(placeOf(service, key), "value_unknown", "Compose knows no " + std::string(key) + " " + text + ".",
                       meant.empty() ? std::string() : "Did you mean " + meant + "?");
    }
}

void checkConditions(const ComposeDefinition &service, ComposeProblems &problems)
{
    static constexpr std::array<std::string_view, 3> known{"service_started", "service_healthy",
                                                           "service_completed_successfully"};
    const ComposeNode *needed = service.node->find("depends_on");
    if (needed == nullptr) {
        return;
    }
    for (const ComposeEntry &entry : needed->entries) {
        const std::string condition = entry.value.textOf("condition");
        const ComposePlace place = placeOf(service, "depends_on").at(entry);
        if (!condition.empty() && std::ranges::find(known, condition) == known.end()) {
            problems.error(place, "value_unknown", "Compose knows no condition " + condition + ".",
                           "It is service_started, service_healthy or service_completed_successfully.");
        }
    }
}

void checkPart(const ComposeDefinition &service, const char *key, std::span<const ComposeKey> known,
               ComposeProblems &problems)
{
    const ComposeNode *part = service.node->find(key);
    if (part != nullptr && part->isMap()) {
        checkKeys(*part, known, placeOf(service, key), problems);
    }
}

void checkSection(const ComposeTree &tree, const char *section, std::span<const ComposeKey> known, ComposeProblems &problems)
{
    const ComposeNode *node = tree.root.find(section);
    if (node == nullptr) {
        return;
    }
    for (const ComposeEntry &entry : node->entries) {
        const ComposePlace place{tree.name, entry.line, entry.column, std::string(section) + "." + entry.key};
        checkKeys(entry.value, known, place, problems);
    }
}

void checkServiceNames(const ComposeTree &tree, ComposeProblems &problems)
{
    const ComposeNode *services = tree.root.find("services");
    if (services == nullptr) {
        return;
    }
    for (const ComposeEntry &entry : services->entries) {
        if (!isComposeName(entry.key)) {
            problems.error({tree.name, entry.line, entry.column, "services." + entry.key}, "name_invalid",
                           "A service's name has letters, digits, dots, hyphens and underscores.");
        }
    }
}

} // namespace

void checkComposeFile(const ComposeTree &tree, ComposeProblems &problems)
{
    const ComposePlace top{tree.name, 1, 1, {}};
    if (!tree.root.isMap()) {
        problems.error(top.in(tree.root), "not_a_mapping", "A Compose file is a mapping with the key services.");
        return;
    }
    checkKeys(tree.root, composeTopKeys(), top, problems);
    checkServiceNames(tree, problems);
    checkSection(tree, "volumes", composeVolumeKeys(), problems);
    checkSection(tree, "networks", composeNetworkKeys(), problems);
    checkSection(tree, "secrets", composeSecretKeys(), problems);
    checkSection(tree, "configs", composeSecretKeys(), problems);
}

void checkComposeService(const ComposeDefinition &service, ComposeProblems &problems)
{
    static constexpr std::array<std::string_view, 4> restarts{"no", "always", "on-failure", "unless-stopped"};
    // `daily`, `weekly` and `every_<duration>` are as new as `build` is old.
    static constexpr std::array<std::string_view, 8> policies{"always", "never", "missing", "if_not_present",
                                                              "build",  "daily", "weekly",  "refresh"};
    if (service.node->isNull()) {
        problems.error(service.place, "service_empty", "Nothing is said about this service.");
        return;
    }
    checkKeys(*service.node, composeServiceKeys(), service.place, problems);
    checkPart(service, "healthcheck", composeHealthKeys(), problems);
    checkPart(service, "build", composeBuildKeys(), problems);
    checkPart(service, "deploy", composeDeployKeys(), problems);
    checkWord(service, "restart", restarts, problems);
    if (!service.node->textOf("pull_policy").starts_with("every_")) {
        checkWord(service, "pull_policy", policies, problems);
    }
    checkConditions(service, problems);
    checkPorts(service, problems);
    checkMounts(service, problems);
    const std::string container = service.node->textOf("container_name");
    if (!container.empty() && !isComposeName(container)) {
        problems.error(placeOf(service, "container_name"), "name_invalid",
                       "A container's name has letters, digits, dots, hyphens and underscores.");
    }
}

} // namespace wakedock::security
