#pragma once

#include <string>

namespace wakedock {

/// A random UUID (version 4) in lower case, from the system's random source.
std::string makeUuid();
/// `bytes` random bytes as lower-case hexadecimal, from the system's random source. For tokens and name suffixes.
std::string randomHex(int bytes);

} // namespace wakedock
