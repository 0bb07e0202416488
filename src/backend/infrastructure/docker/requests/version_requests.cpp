#include "backend/infrastructure/docker/requests/version_requests.h"

#include "backend/infrastructure/docker/client/api_version.h"
#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

namespace wakedock::docker {

namespace {

std::string versionEngineName(const nlohmann::json &version)
{
    const auto &components = jsonMember(version, "Components");
    const std::string first =
        components.is_array() && !components.empty() ? jsonText(components.front(), "Name") : std::string();
    return first.find("Podman") == std::string::npos ? "Docker Engine" : "Podman";
}

} // namespace

EngineCall pingCall()
{
    return {{"GET", "/_ping", {}, {}}, "answer", "engine_object_not_found", {}};
}

EngineCall versionCall()
{
    return {{"GET", "/version", {}, {}}, "tell its version", "engine_object_not_found", {}};
}

core::EngineVersion readVersion(const http_client::HttpResponse &answer)
{
    const auto json = jsonBody(answer);
    const auto newest = ApiVersion::parse(jsonText(json, "ApiVersion"));
    if (!newest) {
        throw Error(ErrorCode::UpstreamFailed, "engine_failed", "What answers there is no container engine.")
            .withRemedy("Check DOCKER_HOST.");
    }
    // An engine that names no minimum takes what it always took.
    const auto oldest = ApiVersion::parse(jsonText(json, "MinAPIVersion")).value_or(ApiVersion{1, 0});
    core::EngineVersion version;
    version.name = versionEngineName(json);
    version.version = jsonText(json, "Version");
    version.apiVersion = chooseApiVersion(oldest, *newest).text();
    version.os = jsonText(json, "Os");
    version.architecture = jsonText(json, "Arch");
    return version;
}

} // namespace wakedock::docker
