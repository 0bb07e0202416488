#pragma once

#include "backend/core/domain/service_config.h"
#include "backend/security/validators/compose/compose_node.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::security {

/// A value as it was understood, or what is wrong with it.
template <class Value>
struct ComposeParsed {
    std::optional<Value> value;
    std::string problem;
};

/// `80`, `8080:80`, `127.0.0.1:8080:80/udp`, `3000-3005:3000-3005`, or the long form: one mapping for each port.
/// A port of the host that is chosen is 0.
[[nodiscard]] ComposeParsed<std::vector<core::PortMapping>> readComposePort(const ComposeNode &node);

/// `data:/data`, `./conf:/etc/conf:ro`, `/data`, or the long form. An anonymous volume has no source; a tmpfs neither.
/// The source of a bind mount is as written.
[[nodiscard]] ComposeParsed<core::VolumeMount> readComposeMount(const ComposeNode &node);

/// `.`, `~` or `/` begin a path of the host; anything else is a volume's name.
[[nodiscard]] bool isHostPath(const std::string &source);

/// A path of the host as absolute as it can be said, without `.` and `..`.
[[nodiscard]] std::string absoluteHostPath(const std::string &path, const std::string &directory);

} // namespace wakedock::security
