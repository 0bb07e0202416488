#pragma once

#include <string>
#include <vector>

namespace wakedock::core {

/// True when whoever dials `address` comes to the program that listens at `door`, both `host:port`: every spelling of this
/// machine's loopback (`localhost`, `127.1`, `[::1]`) and of all its addresses (`0.0.0.0`, `[::]`) leads to both kinds.
/// Names that only DNS knows are not looked up.
[[nodiscard]] bool leadsToDoor(const std::string &address, const std::string &door);
[[nodiscard]] bool leadsToDoor(const std::string &address, const std::vector<std::string> &doors);

} // namespace wakedock::core
