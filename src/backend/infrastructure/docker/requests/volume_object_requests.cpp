#include "backend/infrastructure/docker/requests/volume_object_requests.h"

#include "backend/infrastructure/docker/requests/json_access.h"
#include "backend/infrastructure/docker/requests/object_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace wakedock::docker {

using nlohmann::json;

namespace {

core::VolumeSummary volumeSummary(const json &object)
{
    core::VolumeSummary volume;
    volume.name = jsonText(object, "Name");
    volume.driver = jsonText(object, "Driver");
    volume.mountpoint = jsonText(object, "Mountpoint");
    volume.scope = jsonText(object, "Scope");
    volume.labels = jsonTexts(object, "Labels");
    volume.options = jsonTexts(object, "Options");
    volume.createdAt = jsonTime(object, "CreatedAt");
    return volume;
}

} // namespace

EngineCall listAllVolumesCall()
{
    return {{"GET", "/volumes", {}, {}}, "list the volumes", "volume_not_found", {}};
}

std::vector<core::VolumeSummary> readVolumeSummaries(const http_client::HttpResponse &answer)
{
    std::vector<core::VolumeSummary> volumes;
    const auto body = jsonBody(answer);
    const auto &list = jsonMember(body, "Volumes");
    if (list.is_array()) {
        std::transform(list.begin(), list.end(), std::back_inserter(volumes), volumeSummary);
    }
    std::sort(volumes.begin(), volumes.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    return volumes;
}

core::VolumeSummary readVolumeSummary(const http_client::HttpResponse &answer)
{
    return volumeSummary(jsonBody(answer));
}

EngineCall makeVolumeCall(const core::VolumeSpec &spec)
{
    const json body{{"Name", spec.name}, {"Driver", spec.driver}, {"DriverOpts", spec.options}, {"Labels", spec.labels}};
    return {jsonPost("/volumes/create", body), "create the volume " + spec.name, "volume_not_found", {}};
}

} // namespace wakedock::docker
