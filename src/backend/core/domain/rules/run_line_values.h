#pragma once

#include "backend/core/domain/service_config.h"
#include "backend/shared/exceptions/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace wakedock::core {

/// A complaint about one option's value, in the words of run_line.h.
[[nodiscard]] Error runLineError(const std::string &sentence);

/// `80`, `8080:80`, `127.0.0.1:8080:80/udp`, `[::1]:8080:80`, `8000-8002:9000-9002`. Without an address it is every
/// interface, as the line means it. @throws Error as readRunLine()
[[nodiscard]] std::vector<PortMapping> readPorts(const std::string &value);

/// `name:/target`, `/folder:/target:ro`, `/target` (then the source is empty: an anonymous volume). @throws Error
[[nodiscard]] VolumeMount readVolume(const std::string &value);

/// `type=bind,source=/a,target=/b,readonly`; nothing for a type that a service cannot have (tmpfs). @throws Error
[[nodiscard]] std::optional<VolumeMount> readMount(const std::string &value);

/// `512m`, `1g`, `1073741824` in bytes. @throws Error
[[nodiscard]] std::int64_t readBytes(const std::string &option, const std::string &value);

/// `KEY=value`. @throws Error where there is no `=`: the value would come from somebody's shell
[[nodiscard]] std::pair<std::string, std::string> readPair(const std::string &option, const std::string &value);

} // namespace wakedock::core
