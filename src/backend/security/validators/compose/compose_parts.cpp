#include "backend/security/validators/compose/compose_parts.h"

#include "backend/security/validators/compose/compose_keys.h"

namespace wakedock::security {

namespace {

void collectSection(const ComposeTree &tree, const char *section, ComposeDefinitions &into)
{
    const ComposeNode *node = tree.root.find(section);
    if (node == nullptr) {
        return;
    }
    for (const ComposeEntry &entry : node->entries) {
        if (!entry.key.starts_with("x-")) {
            const ComposePlace place{tree.name, entry.line, entry.column, std::string(section) + "." + entry.key};
            into[entry.key].push_back({place, &entry.value});
        }
    }
}

/// `db:database` of links and volumes_from is about `db`.
void addLinked(const ComposeDefinition &definition, const char *key, std::vector<ComposeReference> &into)
{
    for (ComposeReference &link : namesIn(definition.node->find(key), placeOf(definition, key))) {
        if (!link.name.starts_with("container:")) {
            link.name = link.name.substr(0, link.name.find(':'));
            into.push_back(std::move(link));
        }
    }
}

} // namespace

ComposeParts ComposeParts::of(const std::vector<ComposeTree> &trees)
{
    ComposeParts parts;
    for (const ComposeTree &tree : trees) {
        collectSection(tree, "services", parts.services);
        collectSection(tree, "volumes", parts.volumes);
        collectSection(tree, "networks", parts.networks);
        collectSection(tree, "secrets", parts.secrets);
        collectSection(tree, "configs", parts.configs);
    }
    return parts;
}

std::vector<ComposeReference> namesIn(const ComposeNode *node, const ComposePlace &place, const std::string &field)
{
    std::vector<ComposeReference> names;
    if (node == nullptr) {
        return names;
    }
    for (const ComposeEntry &entry : node->entries) {
        names.push_back({entry.key, place.at(entry)});
    }
    for (std::size_t i = 0; i < node->items.size(); ++i) {
        const ComposeNode &item = node->items[i];
        const std::string name = item.isMap() ? item.textOf(field) : item.text;
        if (!name.empty()) {
            names.push_back({name, place.item(i, item)});
        }
    }
    return names;
}

ComposePlace placeOf(const ComposeDefinition &definition, const std::string &key)
{
    for (const ComposeEntry &entry : definition.node->entries) {
        if (entry.key == key) {
            return definition.place.at(entry);
        }
    }
    return definition.place;
}

std::vector<ComposeReference> neededServices(const ComposeDefinition &definition)
{
    auto needed = namesIn(definition.node->find("depends_on"), placeOf(definition, "depends_on"));
    addLinked(definition, "links", needed);
    addLinked(definition, "volumes_from", needed);
    for (const char *key : {"network_mode", "pid", "ipc"}) {
        const std::string shared = definition.node->textOf(key);
        if (shared.starts_with("service:")) {
            needed.push_back({shared.substr(8), placeOf(definition, key)});
        }
    }
    return needed;
}

bool isExternal(const ComposeNode &node)
{
    const ComposeNode *external = node.find("external");
    return external != nullptr && (external->isMap() || !isComposeFalse(*external));
}

} // namespace wakedock::security
