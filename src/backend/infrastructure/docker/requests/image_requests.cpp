#include "backend/infrastructure/docker/requests/image_requests.h"

#include "backend/infrastructure/docker/client/engine_error.h"
#include "backend/infrastructure/docker/client/registry_error.h"
#include "backend/infrastructure/docker/requests/container_json.h"
#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace wakedock::docker {

namespace {

/// The repository digest under the name that was asked for, else the first.
std::string imageDigest(const nlohmann::json &image, const ImageReference &reference)
{
    const auto &digests = jsonMember(image, "RepoDigests");
    std::string first;
    if (!digests.is_array()) {
        return first;
    }
    for (const auto &digest : digests) {
        const std::string text = digest.is_string() ? digest.get<std::string>() : std::string();
        const std::string repository = text.substr(0, text.find('@'));
        if (repository == reference.name || "docker.io/library/" + repository == reference.name
            || "docker.io/" + repository == reference.name) {
            return text;
        }
        first = first.empty() ? text : first;
    }
    return reference.isImageId ? first : std::string();
}

bool imageHasHealthCheck(const nlohmann::json &config)
{
    const auto &test = jsonMember(jsonMember(config, "Healthcheck"), "Test");
    return test.is_array() && !test.empty() && test.front() != "NONE";
}

} // namespace

EngineCall inspectImageCall(const ImageReference &reference)
{
    // Not percent-encoded: the reference was checked, and the engine wants the slashes of the name as they are.
    return {{"GET", "/images/" + reference.text() + "/json", {}, {}},
            "inspect the image " + reference.text(),
            "image_not_found",
            {}};
}

core::ImageInfo readImage(const http_client::HttpResponse &answer, const ImageReference &reference)
{
    const auto image = jsonBody(answer);
    const auto &config = jsonMember(image, "Config");
    core::ImageInfo info;
    info.id = jsonText(image, "Id");
    info.digest = imageDigest(image, reference);
    info.hasHealthCheck = imageHasHealthCheck(config);
    const auto &exposed = jsonMember(config, "ExposedPorts");
    if (exposed.is_object()) {
        for (const auto &[key, unused] : exposed.items()) {
            if (const auto port = readPortKey(key)) {
                info.exposedPorts.push_back(*port);
            }
        }
    }
    std::sort(info.exposedPorts.begin(), info.exposedPorts.end(),
              [](const auto &a, const auto &b) { return a.containerPort < b.containerPort; });
    return info;
}

EngineCall pullImageCall(const ImageReference &reference)
{
    const std::string which = reference.digest.empty() ? reference.tag : reference.digest;
    return {{"POST",
             "/images/create?fromImage=" + http_client::percentEncode(reference.name)
                 + "&tag=" + http_client::percentEncode(which),
             {},
             {}},
            "pull the image " + reference.text(),
            "image_not_found",
            [text = reference.text()](const http_client::HttpResponse &answer) {
                return refusedByRegistry(text, engineWords(answer));
            }};
}

} // namespace wakedock::docker
