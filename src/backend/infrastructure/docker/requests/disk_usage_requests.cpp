#include "backend/infrastructure/docker/requests/disk_usage_requests.h"

#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>

namespace wakedock::docker {

using nlohmann::json;

namespace {

void forEachUsage(const json &body, const char *list, const std::function<void(const json &)> &take)
{
    const auto &entries = jsonMember(body, list);
    if (entries.is_array()) {
        std::for_each(entries.begin(), entries.end(), take);
    }
}

} // namespace

EngineCall diskUsageCall()
{
    return {{"GET", "/system/df", {}, {}}, "measure its disk usage", "engine_object_not_found", {}};
}

core::DiskUsage readDiskUsage(const http_client::HttpResponse &answer)
{
    const auto body = jsonBody(answer);
    core::DiskUsage usage;
    usage.layersBytes = jsonNumber(body, "LayersSize");
    forEachUsage(body, "Containers", [&usage](const json &container) {
        usage.containerBytes[jsonText(container, "Id")] = jsonNumber(container, "SizeRw");
    });
    forEachUsage(body, "Images", [&usage](const json &image) {
        const auto shared = std::max<std::int64_t>(0, jsonNumber(image, "SharedSize"));
        usage.imageBytes[jsonText(image, "Id")] = std::max<std::int64_t>(0, jsonNumber(image, "Size") - shared);
    });
    forEachUsage(body, "Volumes", [&usage](const json &volume) {
        // -1 where the driver cannot tell.
        if (const auto size = jsonNumber(jsonMember(volume, "UsageData"), "Size"); size >= 0) {
            usage.volumeBytes[jsonText(volume, "Name")] = size;
        }
    });
    forEachUsage(body, "BuildCache", [&usage](const json &entry) {
        if (!jsonFlag(entry, "InUse")) {
            // What is shared with an image is freed only with that image.
            usage.buildCacheBytes += jsonFlag(entry, "Shared") ? 0 : jsonNumber(entry, "Size");
            ++usage.buildCacheEntries;
        }
    });
    return usage;
}

EngineCall pruneBuildCacheCall()
{
    return {{"POST", "/build/prune?all=1", {}, {}}, "remove its build cache", "engine_object_not_found", {}};
}

std::int64_t readReclaimed(const http_client::HttpResponse &answer)
{
    return jsonNumber(jsonBody(answer), "SpaceReclaimed");
}

} // namespace wakedock::docker
