#pragma once

#include "backend/infrastructure/docker/client/engine_call.h"
#include "backend/shared/exceptions/error.h"

#include <exception>
#include <string>

namespace wakedock::docker {

/// The engine's own words in an answer that is an error; its body where there is no JSON.
[[nodiscard]] std::string engineWords(const http_client::HttpResponse &answer);

/// In small letters, to be searched.
[[nodiscard]] std::string lowerWords(std::string words);

/// An answer that is an error in the port's words: code and reason as i_container_engine.h promises them.
/// Docker reports a taken port as 500 and a taken address as 403, so the sentence decides, not the status alone.
[[nodiscard]] Error refusedByEngine(const EngineCall &call, const http_client::HttpResponse &answer);

/// A failure of the transport in the port's words. Cancelled, and errors that are the port's already, stay what they are.
/// @param host as people call it; empty = the local one
[[nodiscard]] std::exception_ptr translatedFailure(const std::exception_ptr &failure, const EngineCall &call,
                                                   const std::string &host);

} // namespace wakedock::docker
