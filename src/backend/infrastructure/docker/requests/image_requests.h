#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/rules/image_reference.h"
#include "backend/infrastructure/docker/client/engine_call.h"

namespace wakedock::docker {

using core::ImageReference;

[[nodiscard]] EngineCall inspectImageCall(const ImageReference &reference);
/// @param reference whose repository's digest is wanted; an image may have several names
[[nodiscard]] core::ImageInfo readImage(const http_client::HttpResponse &answer, const ImageReference &reference);

/// Answered by JSON lines, see PullTracker.
[[nodiscard]] EngineCall pullImageCall(const ImageReference &reference);

} // namespace wakedock::docker
