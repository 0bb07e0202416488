#include "backend/infrastructure/docker/requests/volume_requests.h"

#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

namespace wakedock::docker {

using http_client::percentEncode;
using nlohmann::json;

namespace {
constexpr const char *VolumeMissing = "volume_not_found";
} // namespace

EngineCall inspectVolumeCall(const std::string &name)
{
    return {{"GET", "/volumes/" + percentEncode(name), {}, {}}, "inspect the volume " + name, VolumeMissing, {}};
}

EngineCall createVolumeCall(const std::string &name, const std::map<std::string, std::string> &labels)
{
    const json body{{"Name", name}, {"Labels", labels}};
    return {jsonPost("/volumes/create", body), "create the volume " + name, VolumeMissing, {}};
}

EngineCall removeVolumeCall(const std::string &name)
{
    return {{"DELETE", "/volumes/" + percentEncode(name), {}, {}}, "remove the volume " + name, VolumeMissing, {}};
}

EngineCall listVolumesCall(const std::string &labelKey, const std::string &labelValue)
{
    return {{"GET", "/volumes?" + labelFilter(labelKey, labelValue), {}, {}}, "list the volumes", VolumeMissing, {}};
}

std::vector<std::string> readVolumeNames(const http_client::HttpResponse &answer)
{
    std::vector<std::string> names;
    const auto body = jsonBody(answer);
    const auto &volumes = jsonMember(body, "Volumes");
    if (volumes.is_array()) {
        for (const auto &volume : volumes) {
            names.push_back(jsonText(volume, "Name"));
        }
    }
    return names;
}

} // namespace wakedock::docker
