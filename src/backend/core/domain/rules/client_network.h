#pragma once

#include <string>

namespace wakedock::core {

/// True for an address or a network in CIDR notation, IPv4 or IPv6, without bits behind its prefix: `10.0.0.0/8`,
/// `2001:db8::1`.
[[nodiscard]] bool isNetwork(const std::string &text);

/// What is wrong with it, as a sentence that says what to write instead; empty when it is right.
[[nodiscard]] std::string brokenNetwork(const std::string &text);

/// Whether an address lies in a network. An IPv4 address written as an IPv6 one (`::ffff:10.0.0.1`) is taken for what it
/// is. False where either cannot be read.
[[nodiscard]] bool isInNetwork(const std::string &address, const std::string &network);

} // namespace wakedock::core
