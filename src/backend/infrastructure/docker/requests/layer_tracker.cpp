#include "backend/infrastructure/docker/requests/layer_tracker.h"

#include "backend/infrastructure/docker/client/registry_error.h"
#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace wakedock::docker {

namespace {

/// Lines with an id that is a tag ("Pulling from library/nginx") or that end the pull are about no layer.
bool layerIsMeant(const std::string &id, const std::string &status)
{
    return !id.empty() && !status.starts_with("Pulling from") && !status.starts_with("Digest:")
        && !status.starts_with("Status:");
}

void layerTake(core::LayerProgress &layer, const std::string &status, std::int64_t current, std::int64_t total)
{
    layer.status = status;
    layer.complete = status == "Pull complete" || status == "Already exists";
    layer.totalBytes = std::max(layer.totalBytes, total);
    if (status == "Downloading") {
        layer.currentBytes = current;
    } else if (layer.complete || status == "Download complete" || status == "Extracting") {
        layer.currentBytes = layer.totalBytes;
    }
}

} // namespace

LayerTracker::LayerTracker(std::string reference, OnProgress onProgress)
    : m_reference(std::move(reference))
    , m_onProgress(std::move(onProgress))
{
}

void LayerTracker::take(std::string_view line)
{
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (const auto failure = jsonText(json, "error"); !failure.empty()) {
        m_failure = failure;
        return;
    }
    const auto id = jsonText(json, "id");
    const auto status = jsonText(json, "status");
    if (!layerIsMeant(id, status)) {
        return;
    }
    auto &known = layer(id);
    const auto before = known;
    const auto &detail = jsonMember(json, "progressDetail");
    layerTake(known, status, jsonNumber(detail, "current"), jsonNumber(detail, "total"));
    if (known != before && m_onProgress) {
        m_onProgress(m_layers);
    }
}

core::LayerProgress &LayerTracker::layer(const std::string &id)
{
    const auto found = std::find_if(m_layers.begin(), m_layers.end(), [&id](const auto &known) { return known.id == id; });
    if (found != m_layers.end()) {
        return *found;
    }
    m_layers.push_back({id, {}, 0, 0, false});
    return m_layers.back();
}

void LayerTracker::finish()
{
    if (!m_failure.empty()) {
        throw refusedByRegistry(m_reference, m_failure);
    }
}

} // namespace wakedock::docker
