#pragma once

#include "backend/infrastructure/http_client/http_message.h"
#include "backend/shared/exceptions/error.h"

#include <functional>
#include <string>

namespace wakedock::docker {

/// One call to the engine, and how to speak of it when it fails.
struct EngineCall {
    http_client::HttpRequest request; ///< The target without the version in front: `/containers/create`.
    std::string doing; ///< `create the container shop-a1`: completes "The engine refused to ...".
    std::string notFound = "engine_object_not_found"; ///< Reason word of an answer 404.
    /// What a refusal means, where it is not the engine's own (a registry's, say). Empty = refusedByEngine().
    std::function<Error(const http_client::HttpResponse &)> explainRefusal;
};

} // namespace wakedock::docker
