#pragma once

#include "backend/api/gate/gate_page.h"

#include <map>
#include <string>

namespace wakedock::api {

/// What stands in the places of gate_page.html: HTML already, with everything that is not our own escaped.
[[nodiscard]] std::map<std::string, std::string> gatePageParts(const PagePlace &place, const GateRefusal &refusal,
                                                               PageUse use, const std::string &nonce);

} // namespace wakedock::api
