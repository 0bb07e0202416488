#include "backend/infrastructure/docker/client/engine_error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace wakedock::docker {

namespace {

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
constexpr std::array<KnownRefusal, 19> ErrorKnownRefusals{{
    {"http request to an https server", "", ErrorCode::Unavailable, "tls_wanted",
     "This engine speaks TLS only: give its authority (ca.pem) and a client certificate with its key."},
    {"port is already allocated", "", ErrorCode::Conflict, "port_taken",
     "Choose another host port, or stop the container that holds this one."},
    {"address already in use", "bind", ErrorCode::Conflict, "port_taken",
     "Choose another host port, or stop the program that listens on this one."},
    {"cannot assign requested address", "", ErrorCode::Conflict, "address_not_on_host",
     "Publish on an address that the engine's machine has: host_ip for a port of a service, service_address for a host."},
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
    {"bind source path does not exist", "", ErrorCode::Invalid, "bind_source_missing",
     "Make that folder on the engine's host first, or use a named volume."},
    {"unable to start container process", "exec:", ErrorCode::Invalid, "command_not_found",
     "Check the command: its first word must be a program inside the image."},
    {"executable file not found", "", ErrorCode::Invalid, "command_not_found",
     "Check the command: its first word must be a program inside the image."},
    {"no space left on device", "", ErrorCode::UpstreamFailed, "engine_disk_full",
     "Free space on the engine's disk (docker system df shows what holds it)."},
}};

Error errorByStatus(const EngineCall &call, int status, const std::string &sentence)
{
    switch (status) {
    case 400:
        return Error(ErrorCode::Invalid, "engine_refused", sentence)
            .withRemedy("The engine's words name what it does not accept: change that, then try again.");
    case 404:
        return Error(ErrorCode::NotFound, call.notFound, sentence);
    case 403:
    case 409:
        return Error(ErrorCode::Conflict, "engine_conflict", sentence)
            .withRemedy("Wait until the engine is done with what holds it, or end that, then try again.");
    default:
        return Error(ErrorCode::UpstreamFailed, "engine_failed", sentence)
            .withRemedy("The fault is the engine's: its log says more (journalctl -u docker). Then try again.");
    }
}

std::string errorRemedyForTransport(const Error &error, const std::string &host)
{
    if (!error.remedy().empty()) {
        return error.remedy(); // the transport knows better
    }
    if (!host.empty()) {
        return "Check that its machine and its engine run; the test of the host says what is wrong.";
    }
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

std::string lowerWords(std::string words)
{
    std::transform(words.begin(), words.end(), words.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
    });
    return words;
}

Error refusedByEngine(const EngineCall &call, const http_client::HttpResponse &answer)
{
    if (call.explainRefusal) {
        return call.explainRefusal(answer);
    }
    const std::string words = engineWords(answer);
    const std::string lower = lowerWords(words);
    const std::string sentence = "The engine refused to " + call.doing + ": " + words;
    for (const auto &known : ErrorKnownRefusals) {
        if (errorSays(lower, known.words) && errorSays(lower, known.alsoWords)) {
            return Error(known.code, known.reason, sentence).withRemedy(known.remedy);
        }
    }
    return errorByStatus(call, answer.status, sentence);
}

std::exception_ptr translatedFailure(const std::exception_ptr &failure, const EngineCall &call, const std::string &host)
{
    const Error error = asError(failure);
    const std::string engine = host.empty() ? "The engine" : "The engine of the host " + host;
    const std::string away = host.empty() ? std::string() : "The host " + host + " cannot be reached. ";
    switch (error.code()) {
    case ErrorCode::Unavailable:
        return std::make_exception_ptr(Error(ErrorCode::Unavailable, "engine_unreachable", away + error.message())
                                           .withRemedy(errorRemedyForTransport(error, host))
                                           .withContext("cause", error.reason()));
    case ErrorCode::Timeout:
        return std::make_exception_ptr(
            Error(ErrorCode::Timeout, "engine_timeout", engine + " did not " + call.doing + " in time: " + error.message())
                .withRemedy("The engine may be overloaded or hang: look at its log, restart it if it answers nobody."));
    case ErrorCode::UpstreamFailed:
        return std::make_exception_ptr(
            Error(ErrorCode::UpstreamFailed, "engine_failed",
                  engine + " gave an answer that cannot be used (" + call.doing + "): " + error.message())
                .withContext("cause", error.reason()));
    default:
        return failure;
    }
}

} // namespace wakedock::docker
