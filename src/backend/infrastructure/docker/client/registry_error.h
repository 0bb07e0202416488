#pragma once

#include "backend/shared/exceptions/error.h"

#include <string>

namespace wakedock::docker {

/// What the engine says of a registry that did not do as it was asked, in the words of IRegistries: reason, remedy, and
/// what exactly is wrong as the context `cause`. Engines answer most of it with status 500, so the sentence decides.
/// @param sentence for people, with the engine's words in it
/// @param words the engine's own
[[nodiscard]] Error registryError(const std::string &sentence, const std::string &words);

/// A pull that did not work: the registry's fault, the reference's, or that of the engine's disk.
[[nodiscard]] Error refusedByRegistry(const std::string &reference, const std::string &words);

} // namespace wakedock::docker
