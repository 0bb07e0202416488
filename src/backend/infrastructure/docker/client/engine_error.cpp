#include "backend/infrastructure/docker/client/engine_error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace wakedock::docker {

namespace {

std::string errorLower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
    });
    return text;
}

bool errorSays(const std::string &text, const char *word)
{
    return text.find(word) != std::string::npos;
}

/// A sentence the engine is known to say, and what it means.
struct KnownRefusal {
    const char *words;
    const char *alsoWords; ///< Empty = nothing more.
    ErrorCode code;
    const char *reason;
    const char *remedy;
};

// In this order: the first that fits. All lower case.
constexpr std::array<KnownRefusal, 14> ErrorKnownRefusals{{
    {"port is already allocated", "", ErrorCode::Conflict, "port_taken",
     "Choose another host port, or stop the container that holds this one."},
    {"address already in use", "bind", ErrorCode::Conflict, "port_taken",
     "Choose another host port, or stop the program that listens on this one."},
    {"address already in use", "", ErrorCode::Conflict, "address_taken",
     "Remove the container that has this address on the network."},
    {"container name", "already in use", ErrorCode::Conflict, "container_name_taken",
     "Remove or rename the container that has the name."},
    {"does not belong to any of this network's subnets", "", ErrorCode::Invalid, "address_outside_network",
     "Choose an address inside the network's subnet."},
    {"user specified ip address is supported only", "", ErrorCode::Invalid, "address_not_pinnable",
     "Give the network a subnet of its own."},
    {"pool overlaps", "", ErrorCode::Conflict, "subnet_taken", "Choose a subnet that no other network uses."},
    {"has active endpoints", "", ErrorCode::Conflict, "network_in_use", "Remove the containers on the network first."},
    {"volume is in use", "", ErrorCode::Conflict, "volume_in_use", "Remove the containers that use the volume first."},
    {"no such image", "", ErrorCode::NotFound, "image_not_found", "Check the image's name and tag, or pull it."},
    {"no such container", "", ErrorCode::NotFound, "container_not_found", ""},
    {"no such volume", "", ErrorCode::NotFound, "volume_not_found", ""},
    {"network", "not found", ErrorCode::NotFound, "network_not_found", "Create the network first."},
    {"no space left on device", "", ErrorCode::UpstreamFailed, "engine_disk_full",
     "Free space on the engine's disk (docker system df shows what holds it)."},
}};

Error errorByStatus(const EngineCall &call, int status, const std::string &sentence)
{
    switch (status) {
    case 400:
        return Error(ErrorCode::Invalid, "engine_refused", sentence);
    case 404:
        return Error(ErrorCode::NotFound, call.notFound, sentence);
    case 403:
    case 409:
        return Error(ErrorCode::Conflict, "engine_conflict", sentence);
    default:
        return Error(ErrorCode::UpstreamFailed, "engine_failed", sentence);
    }
}

std::string errorRemedyForTransport(const Error &error)
{
    static const std::map<std::string, std::string> remedies{
        {"socket_missing", "Start Docker, or name its socket in DOCKER_HOST."},
        {"permission_denied", "Add your user to the group docker and log in again."},
        {"connection_refused", "The socket is there but no engine listens on it: start Docker."},
        {"host_not_found", "Check the host's name in DOCKER_HOST."},
    };
    const auto found = remedies.find(error.reason());
    return found == remedies.end() ? "Check that the engine runs; its log says more." : found->second;
}

} // namespace

std::string engineWords(const http_client::HttpResponse &answer)
{
    const auto json = nlohmann::json::parse(answer.body, nullptr, false);
    if (json.is_object()) {
        // Docker says `message`; Podman adds `cause`, which is shorter and says less.
        if (const auto message = json.find("message"); message != json.end() && message->is_string()) {
            return message->get<std::string>();
        }
    }
    const std::string start = answer.body.substr(0, 300);
    return start.empty() ? "status " + std::to_string(answer.status) : start;
}

Error refusedByEngine(const EngineCall &call, const http_client::HttpResponse &answer)
{
    if (call.explainRefusal) {
        return call.explainRefusal(answer);
    }
    const std::string words = engineWords(answer);
    const std::string lower = errorLower(words);
    const std::string sentence = "The engine refused to " + call.doing + ": " + words;
    for (const auto &known : ErrorKnownRefusals) {
        if (errorSays(lower, known.words) && errorSays(lower, known.alsoWords)) {
            return Error(known.code, known.reason, sentence).withRemedy(known.remedy);
        }
    }
    return errorByStatus(call, answer.status, sentence);
}

std::exception_ptr translatedFailure(const std::exception_ptr &failure, const EngineCall &call)
{
    const Error error = asError(failure);
    switch (error.code()) {
    case ErrorCode::Unavailable:
        return std::make_exception_ptr(Error(ErrorCode::Unavailable, "engine_unreachable", error.message())
                                           .withRemedy(errorRemedyForTransport(error))
                                           .withContext("cause", error.reason()));
    case ErrorCode::Timeout:
        return std::make_exception_ptr(
            Error(ErrorCode::Timeout, "engine_timeout", "The engine did not " + call.doing + " in time: " + error.message())
                .withRemedy("The engine may be overloaded or hang: look at its log, restart it if it answers nobody."));
    case ErrorCode::UpstreamFailed:
        return std::make_exception_ptr(Error(ErrorCode::UpstreamFailed, "engine_failed",
                                             "The engine's answer cannot be used (" + call.doing + "): " + error.message())
                                           .withContext("cause", error.reason()));
    default:
        return failure;
    }
}

Error refusedByRegistry(const std::string &reference, const std::string &words)
{
    const std::string lower = errorLower(words);
    const auto saysAny = [&lower](std::initializer_list<const char *> list) {
        return std::any_of(list.begin(), list.end(), [&lower](const char *word) { return errorSays(lower, word); });
    };
    const std::string sentence = "The image " + reference + " cannot be pulled: " + words;
    if (saysAny({"manifest unknown", "not found", "repository does not exist", "name unknown", "no matching manifest"})) {
        return Error(ErrorCode::NotFound, "image_not_found", sentence)
            .withRemedy("Check the image's name and tag; a private image needs a login to its registry.");
    }
    if (saysAny({"connection refused", "no such host", "i/o timeout", "timeout", "network is unreachable",
                 "no route to host", "connection reset", "temporary failure", "deadline exceeded", "eof"})) {
        return Error(ErrorCode::Unavailable, "registry_failed", sentence)
            .withRemedy("Check that the engine's host reaches the registry, then try again.");
    }
    if (saysAny({"no space left on device"})) {
        return Error(ErrorCode::UpstreamFailed, "engine_disk_full", sentence)
            .withRemedy("Free space on the engine's disk (docker system df shows what holds it).");
    }
    return Error(ErrorCode::UpstreamFailed, "registry_failed", sentence)
        .withRemedy("The registry's words above say why; a private image needs a login to its registry.");
}

} // namespace wakedock::docker
