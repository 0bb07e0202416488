#pragma once

#include "backend/core/domain/engine_objects.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::core {
struct ImageDetail;
} // namespace wakedock::core

namespace wakedock::api {

// An engine's objects as JSON texts. Values of labels and options whose names look secret are masked.

[[nodiscard]] std::string containerJson(const core::ContainerSummary &known);
[[nodiscard]] std::string imageJson(const core::ImageSummary &image);
/// `{items}`: names of images with what registries have under them.
[[nodiscard]] std::string imageUpdatesJson(const std::vector<core::ImageUpdate> &updates);
[[nodiscard]] std::string imageDetailJson(const core::ImageDetail &detail);
[[nodiscard]] std::string volumeJson(const core::VolumeSummary &volume);
[[nodiscard]] std::string networkJson(const core::NetworkSummary &network);
[[nodiscard]] std::string pruneReportJson(const core::PruneReport &report, bool preview);

[[nodiscard]] std::string_view wordOf(core::ContainerStatus value);
[[nodiscard]] std::string_view wordOf(core::ContainerHealth value);
[[nodiscard]] std::string_view wordOf(core::ObjectKind value);
/// Nothing for an unknown word.
[[nodiscard]] std::optional<core::ContainerStatus> containerStatusOf(std::string_view word);
[[nodiscard]] std::optional<core::ObjectKind> objectKindOf(std::string_view word);

} // namespace wakedock::api
