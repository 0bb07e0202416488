#pragma once

#include "backend/api/gate/i_gate_decision.h"
#include "backend/api/http/http_response.h"

#include <optional>
#include <string>
#include <string_view>

namespace wakedock::api {

/// Where a loading page asks how far its service is (docs/decisions/0023). Answered by the gate while the service does not
/// serve visitors; by the service itself, with whatever it says to a path it does not know, as soon as it does.
inline constexpr std::string_view ProgressPath = "/.well-known/wakedock-progress";
/// What tells the gate's answer from one of the service.
inline constexpr std::string_view ProgressType = "application/vnd.wakedock.progress+json";

/// @return the number the page has seen last, when `uri` (below a prefix, too) is such a question
[[nodiscard]] std::optional<std::uint64_t> progressQuestion(const std::string &uri);

/// @param progress nothing = there is nothing to wait for (any more)
[[nodiscard]] HttpResponse progressAnswer(const std::optional<GateProgress> &progress);
/// `pending`, `running`, `done`, `failed`
[[nodiscard]] const char *stepWord(core::StepStatus status);
/// The same for the script of a page that is made now.
[[nodiscard]] std::string progressText(const GateProgress &progress);

} // namespace wakedock::api
