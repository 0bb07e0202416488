#pragma once

#include <string>

namespace wakedock::core {

/// What is wrong with the address of a server (`192.168.1.20:8080`, `[fd00::1]:80`, `nas.lan:443`), as a sentence; empty
/// when it can be dialled.
[[nodiscard]] std::string upstreamProblem(const std::string &address);

} // namespace wakedock::core
