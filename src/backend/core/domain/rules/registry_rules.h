#pragma once

#include <string>

namespace wakedock::core {

/// The address of a registry as images are named by it, from what a person writes: `https://Registry.example.org/` is
/// `registry.example.org`, Docker Hub by any of its names is `docker.io`.
/// @throws Error Invalid (`registry_address_invalid`) on the field `address`: no host, a path, plain http, a bad port, or a
/// name that in an image would be read as a user of Docker Hub
[[nodiscard]] std::string registryAddress(const std::string &written);

/// @throws Error Invalid (`registry_login_invalid`) on the fields `username` and `password`: one without the other, a colon
/// or a control character in the name, too long
void checkRegistryLogin(const std::string &username, bool hasPassword);

} // namespace wakedock::core
