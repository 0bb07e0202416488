#include "backend/core/domain/rules/pull_steps.h"

#include <algorithm>
#include <cstdint>

namespace wakedock::core {

namespace {

/// Fetching is most of the time, unpacking the rest.
constexpr double layerFetchPart = 0.8;

std::string layerMegabytes(std::int64_t bytes)
{
    constexpr std::int64_t megabyte = 1000 * 1000;
    return std::to_string((bytes + megabyte / 2) / megabyte) + " MB";
}

bool layerWaits(const LayerProgress &layer)
{
    return !layer.complete && (layer.status == "Waiting" || layer.status == "Pulling fs layer");
}

double layerDone(const LayerProgress &layer)
{
    if (layer.complete) {
        return 1;
    }
    if (layer.totalBytes <= 0) {
        return 0;
    }
    return layerFetchPart
        * std::clamp(static_cast<double>(layer.currentBytes) / static_cast<double>(layer.totalBytes), 0.0, 1.0);
}

Step layerStep(const LayerProgress &layer)
{
    Step step;
    step.name = "layer " + layer.id;
    step.status = layer.complete ? StepStatus::Done : layerWaits(layer) ? StepStatus::Pending : StepStatus::Running;
    step.detail = layer.status;
    if (layer.totalBytes > 0 && !layer.complete) {
        step.detail += ", " + layerMegabytes(layer.currentBytes) + " of " + layerMegabytes(layer.totalBytes);
    }
    step.done = layerDone(layer);
    return step;
}

} // namespace

PullState pullState(const std::vector<LayerProgress> &layers)
{
    PullState state;
    std::int64_t current = 0;
    std::int64_t total = 0;
    std::size_t complete = 0;
    double done = 0;
    for (const LayerProgress &layer : layers) {
        current += layer.currentBytes;
        total += layer.totalBytes;
        complete += layer.complete ? 1 : 0;
        done += layerDone(layer);
        state.layers.push_back(layerStep(layer));
    }
    state.detail = std::to_string(complete) + " of " + std::to_string(layers.size()) + " layers";
    if (total > 0) {
        state.detail += ", " + layerMegabytes(current) + " of " + layerMegabytes(total);
    }
    if (!layers.empty()) {
        state.done = done / static_cast<double>(layers.size());
    }
    return state;
}

} // namespace wakedock::core
