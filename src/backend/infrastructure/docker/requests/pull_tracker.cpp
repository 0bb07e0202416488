#include "backend/infrastructure/docker/requests/pull_tracker.h"

#include "backend/infrastructure/docker/client/registry_error.h"
#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace wakedock::docker {

namespace {

/// Fetching is most of the time, unpacking the rest.
constexpr double PullFetchPart = 0.8;

std::string pullMegabytes(std::int64_t bytes)
{
    constexpr std::int64_t megabyte = 1000 * 1000;
    return std::to_string((bytes + megabyte / 2) / megabyte) + " MB";
}

double pullFraction(std::int64_t current, std::int64_t total)
{
    return total > 0 ? std::clamp(static_cast<double>(current) / static_cast<double>(total), 0.0, 1.0) : 0.0;
}

bool pullIsLayerStatus(const std::string &status)
{
    // Lines with an id that is a tag ("Pulling from library/nginx") or that end the pull are about no layer.
    return !status.starts_with("Pulling from") && !status.starts_with("Digest:") && !status.starts_with("Status:");
}

} // namespace

PullTracker::PullTracker(std::string reference, std::function<void(core::PullProgress)> onProgress)
    : m_reference(std::move(reference))
    , m_onProgress(std::move(onProgress))
{
}

void PullTracker::take(std::string_view line)
{
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (const auto failure = jsonText(json, "error"); !failure.empty()) {
        m_failure = failure;
        return;
    }
    const auto id = jsonText(json, "id");
    const auto status = jsonText(json, "status");
    if (id.empty() || !pullIsLayerStatus(status)) {
        return;
    }
    const auto &detail = jsonMember(json, "progressDetail");
    takeLayer(m_layers[id], status, jsonNumber(detail, "current"), jsonNumber(detail, "total"));
    tell();
}

void PullTracker::takeLayer(Layer &layer, const std::string &status, std::int64_t current, std::int64_t total)
{
    if (status == "Downloading") {
        layer.done = current;
        layer.size = std::max(layer.size, total);
        layer.part = std::max(layer.part, PullFetchPart * pullFraction(current, total));
    } else if (status == "Download complete" || status == "Verifying Checksum") {
        layer.done = layer.size;
        layer.part = std::max(layer.part, PullFetchPart);
    } else if (status == "Extracting") {
        layer.done = layer.size;
        layer.part = std::max(layer.part, PullFetchPart + (1 - PullFetchPart) * pullFraction(current, total));
    } else if (status == "Pull complete" || status == "Already exists") {
        layer.done = layer.size;
        layer.part = 1;
        layer.complete = true;
    }
}

void PullTracker::tell()
{
    std::int64_t done = 0;
    std::int64_t size = 0;
    double parts = 0;
    std::size_t complete = 0;
    for (const auto &[id, layer] : m_layers) {
        done += layer.done;
        size += layer.size;
        parts += layer.part;
        complete += layer.complete ? 1 : 0;
    }
    std::string detail = std::to_string(complete) + " of " + std::to_string(m_layers.size()) + " layers";
    if (size > 0) {
        detail += ", " + pullMegabytes(done) + " of " + pullMegabytes(size);
    }
    m_done = std::max(m_done, parts / static_cast<double>(m_layers.size()));
    if (detail != m_lastTold && m_onProgress) {
        m_lastTold = detail;
        m_onProgress({detail, m_done});
    }
}

void PullTracker::finish()
{
    if (!m_failure.empty()) {
        throw refusedByRegistry(m_reference, m_failure);
    }
}

} // namespace wakedock::docker
