#include "backend/infrastructure/docker/client/registry_error.h"

#include "backend/infrastructure/docker/client/engine_error.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace wakedock::docker {

namespace {

struct RegistryWords {
    const char *words;
    const char *cause; ///< One of registryFaults.
};

// In this order: the first that fits. All lower case. A registry's refusal may hold words of a transport and the other way
// round, so what is most telling stands first.
constexpr std::array registryWords{
    RegistryWords{"no space left on device", "engine_disk_full"},
    RegistryWords{"disk quota exceeded", "engine_disk_full"},
    RegistryWords{"manifest unknown", "image_not_found"},
    RegistryWords{"repository does not exist", "image_not_found"},
    RegistryWords{"name unknown", "image_not_found"},
    RegistryWords{"no matching manifest", "image_not_found"},
    RegistryWords{"no basic auth credentials", "login_wanted"},
    RegistryWords{"unauthorized", "login_refused"},
    RegistryWords{"authentication required", "login_refused"},
    RegistryWords{"incorrect username or password", "login_refused"},
    RegistryWords{"access denied", "login_refused"},
    RegistryWords{"denied: ", "login_refused"},
    RegistryWords{"status: 401", "login_refused"},
    RegistryWords{"status: 403", "login_refused"},
    RegistryWords{"server gave http response to https client", "tls_failed"},
    RegistryWords{"x509: ", "tls_failed"},
    RegistryWords{"tls: ", "tls_failed"},
    RegistryWords{"no such host", "host_not_found"},
    RegistryWords{": lookup ", "host_not_found"},
    RegistryWords{"server misbehaving", "host_not_found"},
    RegistryWords{"name resolution", "host_not_found"},
    RegistryWords{"connection refused", "connection_refused"},
    RegistryWords{" timeout", "registry_unreachable"},
    RegistryWords{"client.timeout", "registry_unreachable"},
    RegistryWords{"deadline exceeded", "registry_unreachable"},
    RegistryWords{"request canceled", "registry_unreachable"},
    RegistryWords{"network is unreachable", "registry_unreachable"},
    RegistryWords{"no route to host", "registry_unreachable"},
    RegistryWords{"connection reset", "connection_lost"},
    RegistryWords{"broken pipe", "connection_lost"},
    RegistryWords{" eof", "connection_lost"},
    RegistryWords{"error parsing http", "not_a_registry"},
    RegistryWords{"status: 404", "not_a_registry"},
    RegistryWords{"error unmarshalling content", "not_a_registry"},
    RegistryWords{"malformed http", "not_a_registry"},
    RegistryWords{"missing signature key", "not_a_registry"},
    RegistryWords{"mediatype in manifest", "not_a_registry"},
    RegistryWords{"not found", "image_not_found"},
};

struct RegistryFault {
    std::string_view cause;
    ErrorCode code;
    const char *reason;
    const char *remedy;
};

constexpr std::array registryFaults{
    RegistryFault{"engine_disk_full", ErrorCode::UpstreamFailed, "engine_disk_full",
                  "Free space on the engine's disk: prune what nobody uses (docker system df shows what holds it), then try "
                  "again."},
    RegistryFault{"image_not_found", ErrorCode::NotFound, "image_not_found",
                  "Check the image's name and tag; a private image needs a login to its registry."},
    RegistryFault{"login_wanted", ErrorCode::UpstreamFailed, "registry_login_wanted",
                  "Store a user name and password for this registry, then try again."},
    RegistryFault{"login_refused", ErrorCode::UpstreamFailed, "registry_login_refused",
                  "Check the user name and password stored for this registry, and that they may read this image."},
    RegistryFault{"tls_failed", ErrorCode::UpstreamFailed, "registry_failed",
                  "Give the engine's host the registry's authority (/etc/docker/certs.d), or name a registry without TLS in "
                  "the engine's insecure-registries."},
    RegistryFault{"host_not_found", ErrorCode::Unavailable, "registry_failed",
                  "Check the registry's name, and that the engine's host can resolve it."},
    RegistryFault{"connection_refused", ErrorCode::Unavailable, "registry_failed",
                  "Check the registry's port, and that it runs."},
    RegistryFault{"registry_unreachable", ErrorCode::Unavailable, "registry_failed",
                  "Check that the engine's host reaches the registry, then try again."},
    RegistryFault{
        "connection_lost", ErrorCode::Unavailable, "registry_failed",
        "The connection to the registry broke: check the network between it and the engine's host, then try again."},
    RegistryFault{"not_a_registry", ErrorCode::UpstreamFailed, "registry_failed",
                  "Something else answers at this address: check the registry's name and port."},
};

} // namespace

Error registryError(const std::string &sentence, const std::string &words)
{
    const std::string lower = lowerWords(words);
    const auto *const known = std::ranges::find_if(
        registryWords, [&lower](const RegistryWords &one) { return lower.find(one.words) != std::string::npos; });
    if (known == registryWords.end()) {
        return Error(ErrorCode::UpstreamFailed, "registry_failed", sentence)
            .withRemedy("The registry's words above say why; a private image needs a login to its registry.");
    }
    const auto *const fault = std::ranges::find(registryFaults, std::string_view(known->cause), &RegistryFault::cause);
    return Error(fault->code, fault->reason, sentence).withRemedy(fault->remedy).withContext("cause", known->cause);
}

Error refusedByRegistry(const std::string &reference, const std::string &words)
{
    return registryError("The image " + reference + " cannot be pulled: " + words, words);
}

} // namespace wakedock::docker
