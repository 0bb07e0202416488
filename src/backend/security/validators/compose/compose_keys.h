#pragma once

#include "backend/security/validators/compose/compose_node.h"
#include "backend/security/validators/compose/compose_problems.h"

#include <span>
#include <string>
#include <string_view>

namespace wakedock::security {

/// What may stand under a key.
enum class ComposeShape {
    Any,
    Text, ///< Also a number or a flag.
    Number,
    Flag,
    Duration, ///< `1m30s`
    Size, ///< `512m`, or a number of bytes.
    List,
    Map,
    TextOrList,
    TextOrMap,
    ListOrMap,
    TextOrListOrMap,
};

struct ComposeKey {
    std::string_view name;
    ComposeShape shape;
};

// What both Compose programs know, and what newer ones added; keys that begin with `x-` are everybody's own.
[[nodiscard]] std::span<const ComposeKey> composeTopKeys();
[[nodiscard]] std::span<const ComposeKey> composeServiceKeys();
[[nodiscard]] std::span<const ComposeKey> composeHealthKeys();
[[nodiscard]] std::span<const ComposeKey> composeBuildKeys();
[[nodiscard]] std::span<const ComposeKey> composeDeployKeys();
[[nodiscard]] std::span<const ComposeKey> composeVolumeKeys();
[[nodiscard]] std::span<const ComposeKey> composeNetworkKeys();
/// Of `secrets` and `configs`.
[[nodiscard]] std::span<const ComposeKey> composeSecretKeys();

/// Tells every key of the map that is none of `known`, with the one that was probably meant, and every value of another
/// shape. A node that is no map is told as such; Null is an empty map.
void checkKeys(const ComposeNode &map, std::span<const ComposeKey> known, const ComposePlace &place,
               ComposeProblems &problems);
/// Tells a value that has not this shape.
void checkShape(const ComposeNode &value, ComposeShape shape, const ComposePlace &place, ComposeProblems &problems);

/// The name out of `candidates` that was probably meant by `word`; empty when none is near.
[[nodiscard]] std::string nearestName(std::string_view word, std::span<const std::string> candidates);

/// `true`, `yes`, `on` in any writing; and whether it is a flag at all.
[[nodiscard]] bool isComposeFlag(const ComposeNode &value);
[[nodiscard]] bool isComposeFalse(const ComposeNode &value);
/// `90`, `1m30s`, `500ms`; where bare numbers are none, docker-compose 1 still takes them as seconds.
[[nodiscard]] bool isComposeDuration(std::string_view text);
[[nodiscard]] bool isComposeSize(std::string_view text);
[[nodiscard]] bool isComposeNumber(std::string_view text);

} // namespace wakedock::security
