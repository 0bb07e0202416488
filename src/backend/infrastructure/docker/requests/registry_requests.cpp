#include "backend/infrastructure/docker/requests/registry_requests.h"

#include "backend/infrastructure/docker/client/engine_error.h"
#include "backend/infrastructure/docker/client/login_book.h"
#include "backend/infrastructure/docker/client/registry_error.h"
#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

namespace wakedock::docker {

namespace {

Error distributionRefused(const std::string &image, const http_client::HttpResponse &answer)
{
    const auto words = engineWords(answer);
    // Podman has no such call and says so, by version, in one of these ways.
    if (words.find("is not supported") != std::string::npos || words.starts_with("Not Found")) {
        return Error(ErrorCode::Unsupported, "digest_unsupported",
                     "This engine cannot ask registries what a name stands for.")
            .withRemedy("Pull the image to see whether there is a newer one.");
    }
    return registryError("The registry does not say what " + image + " is now: " + words, words);
}

} // namespace

EngineCall distributionCall(const core::ImageReference &reference)
{
    const auto text = reference.text();
    // Not percent-encoded: the reference was checked, and the engine wants the slashes of the name as they are.
    return {{"GET", "/distribution/" + text + "/json", {}, {}},
            "ask the registry for " + text,
            "image_not_found",
            [text](const http_client::HttpResponse &answer) { return distributionRefused(text, answer); }};
}

std::string readDistributionDigest(const http_client::HttpResponse &answer)
{
    auto digest = jsonText(jsonMember(jsonBody(answer), "Descriptor"), "digest");
    if (digest.empty()) {
        throw Error(ErrorCode::UpstreamFailed, "registry_failed", "The registry's answer names no digest.")
            .withContext("cause", "not_a_registry");
    }
    return digest;
}

EngineCall signInCall(const core::RegistryLogin &login)
{
    const nlohmann::json body{{"username", login.username},
                              {"password", std::string(login.password.reveal())},
                              {"serveraddress", loginServer(login.address)}};
    return {{"POST",
             "/auth",
             {{"Content-Type", "application/json"}},
             body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)},
            "sign in at " + login.address,
            "registry_failed",
            [address = login.address](const http_client::HttpResponse &answer) {
                const auto words = engineWords(answer);
                return registryError("The registry " + address + " does not let WakeDock in: " + words, words);
            }};
}

} // namespace wakedock::docker
