#pragma once

#include "backend/core/domain/engine_objects.h"
#include "backend/core/domain/rules/image_reference.h"
#include "backend/infrastructure/docker/client/engine_call.h"

#include <string>
#include <vector>

namespace wakedock::docker {

using core::ImageReference;

/// All images but those that only are a step of another one.
[[nodiscard]] EngineCall listImagesCall();
/// By their first name, the dangling ones last.
[[nodiscard]] std::vector<core::ImageSummary> readImageSummaries(const http_client::HttpResponse &answer);

/// Of the answer to inspectImageCall().
[[nodiscard]] core::ImageSummary readImageSummary(const http_client::HttpResponse &answer);

/// @param image id, or a reference that was checked
[[nodiscard]] EngineCall imageHistoryCall(const std::string &image);
[[nodiscard]] std::vector<core::ImageLayer> readImageHistory(const http_client::HttpResponse &answer);

[[nodiscard]] EngineCall tagImageCall(const std::string &image, const ImageReference &reference);
[[nodiscard]] EngineCall removeImageCall(const std::string &image, bool force);

} // namespace wakedock::docker
