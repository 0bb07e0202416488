#pragma once

#include <string>

namespace wakedock::api {

/// What an engine says of a container, fit to be shown and copied: values of environment variables and labels whose names
/// look secret are replaced by stars, the same values wherever else they stand in it (arguments, health checks), and
/// passwords inside URLs. What is no JSON comes back as `{}`.
[[nodiscard]] std::string maskedInspectJson(const std::string &raw);

} // namespace wakedock::api
