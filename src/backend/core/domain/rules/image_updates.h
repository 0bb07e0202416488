#pragma once

#include "backend/core/domain/engine_objects.h"
#include "backend/core/domain/image_update.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// One name of an image against what the registry has under it.
/// @param digests of the image, with their repositories: `nginx@sha256:...`
[[nodiscard]] ImageUpdate imageUpdate(const std::string &tag, const std::vector<std::string> &digests,
                                      const RegistryAnswer &answer);

/// The names of an image that this reference means: the one it names; all where it is the image's id or digest.
[[nodiscard]] std::vector<std::string> namesMeant(const std::string &reference, const ImageSummary &image);

/// A registry that gave this answer gives no better one to the next question either: it is away, or no registry.
[[nodiscard]] bool isAboutWholeRegistry(const RegistryAnswer &answer);

} // namespace wakedock::core
