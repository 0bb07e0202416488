#pragma once

namespace wakedock::system {

/// True when a TCP server could listen on 127.0.0.1:`port` now. Also false for a port that somebody holds on all
/// addresses, and for one whose last connections are still closing.
[[nodiscard]] bool isLoopbackPortFree(int port);

} // namespace wakedock::system
