#pragma once

namespace wakedock::tests {

/// A TCP port nobody listens on now, on any address, and another one each time. Below the range from which the kernel takes
/// ports for connections: none of anybody's takes it before the test does.
int freePort();

} // namespace wakedock::tests
