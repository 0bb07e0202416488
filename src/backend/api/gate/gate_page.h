#pragma once

#include "backend/api/gate/i_gate_decision.h"
#include "backend/api/http/http_response.h"

#include <string>

namespace wakedock::api {

/// What a visitor asked for.
struct PagePlace {
    std::string host;
    std::string uri = "/"; ///< Path and query, as they came.
};

enum class PageUse {
    Repeats, ///< A navigation: the page asks for itself again where that may help.
    Once, ///< The answer to a form: to ask again would be to send it again.
    Preview ///< For whoever designs it: stands still, and is a 200.
};

/// The page a visitor sees while a service cannot answer: complete, its values escaped, nothing from elsewhere, with a
/// content policy that allows its own style sheet, script and pictures and nothing else. Follows a service that is coming
/// and opens it by itself; with `retryAfter` it asks again by itself, without a script too.
[[nodiscard]] HttpResponse gatePage(const PagePlace &place, const GateRefusal &refusal, PageUse use);

/// The same refusal for programs.
[[nodiscard]] HttpResponse gateProblem(const GateRefusal &refusal, const std::string &requestId);

} // namespace wakedock::api
