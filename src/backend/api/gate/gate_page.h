#pragma once

#include "backend/api/gate/i_gate_decision.h"
#include "backend/api/http/http_response.h"

#include <string>

namespace wakedock::api {

/// The page a visitor sees while a service cannot answer: complete, without script, its values escaped, with a content
/// policy that allows its own style sheet and nothing else. Asks again by itself where `retryAfter` is set.
[[nodiscard]] HttpResponse gatePage(const std::string &host, const GateRefusal &refusal);

/// The same refusal for programs.
[[nodiscard]] HttpResponse gateProblem(const GateRefusal &refusal, const std::string &requestId);

} // namespace wakedock::api
