#include "backend/api/json/object_from_json.h"

#include "backend/api/json/object_json.h"

#include <nlohmann/json.hpp>

namespace wakedock::api {

using Texts = std::map<std::string, std::string>;

core::VolumeSpec volumeSpecFrom(const nlohmann::json &body)
{
    core::VolumeSpec spec;
    spec.name = body.at("name").get<std::string>();
    spec.driver = body.value("driver", spec.driver);
    spec.labels = body.value("labels", Texts());
    spec.options = body.value("options", Texts());
    return spec;
}

core::NetworkSpec networkSpecFrom(const nlohmann::json &body)
{
    core::NetworkSpec spec;
    spec.name = body.at("name").get<std::string>();
    spec.driver = body.value("driver", spec.driver);
    spec.subnet = body.value("subnet", std::string());
    spec.gateway = body.value("gateway", std::string());
    spec.internal = body.value("internal", false);
    spec.attachable = body.value("attachable", false);
    spec.labels = body.value("labels", Texts());
    return spec;
}

core::PruneRequest pruneRequestFrom(const nlohmann::json &body)
{
    core::PruneRequest request;
    request.hostId = core::HostId(body.value("host_id", request.hostId.value));
    request.preview = body.value("preview", true);
    for (const auto &word : body.at("kinds")) {
        if (const auto kind = objectKindOf(word.get<std::string>())) {
            request.kinds.insert(*kind);
        }
    }
    return request;
}

} // namespace wakedock::api
