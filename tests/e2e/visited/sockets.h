#pragma once

#include "exchange.h"

#include <string>

namespace visited {

/// The answer to `Sec-WebSocket-Key`.
[[nodiscard]] std::string acceptKey(const std::string &key);

/// Upgrades and sends back every text that comes, until the visitor closes.
void echoTexts(Exchange &exchange, const Request &request);

} // namespace visited
