#pragma once

#include "backend/security/validators/compose/compose_node.h"
#include "backend/security/validators/compose/compose_problems.h"

#include <map>
#include <string>
#include <vector>

namespace wakedock::security {

/// One file, read, with its variables filled in.
struct ComposeTree {
    std::string name;
    ComposeNode root;
};

/// One place that says something about a thing; files laid over each other have several.
struct ComposeDefinition {
    ComposePlace place; ///< Where it is named.
    const ComposeNode *node = nullptr;
};
using ComposeDefinitions = std::map<std::string, std::vector<ComposeDefinition>>;

/// All that files name, by section. Points into the trees.
struct ComposeParts {
    ComposeDefinitions services;
    ComposeDefinitions volumes;
    ComposeDefinitions networks;
    ComposeDefinitions secrets;
    ComposeDefinitions configs;

    [[nodiscard]] static ComposeParts of(const std::vector<ComposeTree> &trees);
};

/// Something a service names that must be there: `db` of `depends_on`.
struct ComposeReference {
    std::string name;
    ComposePlace place;
};

/// The names in a list or the keys of a map, each with its place. In a list of mappings the value of `field` is the name.
[[nodiscard]] std::vector<ComposeReference> namesIn(const ComposeNode *node, const ComposePlace &place,
                                                    const std::string &field = {});

/// The place of `key` in a definition.
[[nodiscard]] ComposePlace placeOf(const ComposeDefinition &definition, const std::string &key);

/// Services this one needs to be there before: `depends_on`, links, shared namespaces and volumes.
[[nodiscard]] std::vector<ComposeReference> neededServices(const ComposeDefinition &definition);

/// True where the definition says that the thing is made elsewhere.
[[nodiscard]] bool isExternal(const ComposeNode &node);

} // namespace wakedock::security
