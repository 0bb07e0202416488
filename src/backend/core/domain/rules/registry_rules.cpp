#include "backend/core/domain/rules/registry_rules.h"

#include "backend/core/domain/rules/image_reference.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace wakedock::core {

namespace {

constexpr std::size_t registryAddressMost = 253;
constexpr std::size_t registryUsernameMost = 255;
constexpr int registryLastPort = 65535;

Error badRegistryAddress(const std::string &why)
{
    return Error(ErrorCode::Invalid, "registry_address_invalid", "This cannot be the address of a registry: " + why + ".")
        .withRemedy("Write it as images are named by it: registry.example.org, registry.example.org:5000 or docker.io.")
        .withField("address", why);
}

std::string registryLower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
    });
    return text;
}

/// What people copy out of a browser or of docker's own configuration.
std::string registryBare(const std::string &written)
{
    std::string bare = registryLower(written);
    if (bare.starts_with("http://")) {
        throw badRegistryAddress("whether a registry is asked without TLS is a setting of the engine (insecure-registries)");
    }
    constexpr std::string_view scheme = "https://";
    bare.erase(0, bare.starts_with(scheme) ? scheme.size() : 0);
    for (const std::string_view end : {"/", "/v1", "/v2"}) {
        if (bare.ends_with(end)) {
            bare.erase(bare.size() - end.size());
        }
    }
    return bare;
}

bool isDockerHub(const std::string &host)
{
    constexpr std::array<std::string_view, 5> names{"docker.io", "index.docker.io", "registry-1.docker.io", "hub.docker.com",
                                                    "registry.hub.docker.com"};
    return std::ranges::find(names, host) != names.end();
}

bool isRegistryPort(const std::string &port)
{
    const bool isNumber = !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == std::string::npos;
    return isNumber && std::stoi(port) > 0 && std::stoi(port) <= registryLastPort;
}

bool isRegistryV6(const std::string &host)
{
    return host.ends_with(']') && host.find_first_not_of("0123456789abcdef:.", 1) == host.size() - 1
        && host.find(':') != std::string::npos;
}

bool isRegistryHost(const std::string &host)
{
    if (host.starts_with('[')) {
        return isRegistryV6(host);
    }
    const auto isEdge = [](char letter) { return letter == '.' || letter == '-'; };
    const bool isSpelled =
        !host.empty() && host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string::npos;
    return isSpelled && !isEdge(host.front()) && !isEdge(host.back()) && host.find("..") == std::string::npos;
}

/// `team` alone, before a slash, is a user of Docker Hub.
bool looksLikeHubUser(const std::string &address)
{
    return address.find_first_of(".:") == std::string::npos && address != "localhost";
}

void checkRegistryParts(const std::string &address)
{
    const auto bracket = address.rfind(']');
    const auto colon = address.find(':', bracket == std::string::npos ? 0 : bracket);
    if (colon != std::string::npos && !isRegistryPort(address.substr(colon + 1))) {
        throw badRegistryAddress("its port is no number from 1 to 65535");
    }
    if (!isRegistryHost(address.substr(0, colon))) {
        throw badRegistryAddress("its host name is none");
    }
}

} // namespace

std::string registryAddress(const std::string &written)
{
    if (written.empty() || written.size() > registryAddressMost) {
        throw badRegistryAddress("it is empty or longer than 253 characters");
    }
    std::string bare = registryBare(written);
    if (isDockerHub(bare)) {
        return std::string(defaultRegistry);
    }
    if (bare.find('/') != std::string::npos) {
        throw badRegistryAddress("it holds a path; a login is for the whole registry");
    }
    checkRegistryParts(bare);
    if (looksLikeHubUser(bare)) {
        throw badRegistryAddress("in an image name it would be a user of Docker Hub; name its port too, as in " + bare
                                 + ":443");
    }
    return bare;
}

void checkRegistryLogin(const std::string &username, bool hasPassword)
{
    const auto refuse = [](const char *field, const std::string &why) {
        return Error(ErrorCode::Invalid, "registry_login_invalid", "Nobody can sign in with this: " + why + ".")
            .withRemedy("Give the user name and the password (or access token) that the registry knows, or neither.")
            .withField(field, why);
    };
    if (username.empty() && hasPassword) {
        throw refuse("username", "there is a password and no user name");
    }
    if (!username.empty() && !hasPassword) {
        throw refuse("password", "there is a user name and no password");
    }
    const auto isControl = [](char letter) { return static_cast<unsigned char>(letter) < ' ' || letter == '\x7f'; };
    if (username.size() > registryUsernameMost || username.find(':') != std::string::npos
        || std::ranges::any_of(username, isControl)) {
        throw refuse("username", "it is longer than 255 bytes, or holds a colon or a control character");
    }
}

} // namespace wakedock::core
