#pragma once

#include "backend/core/queries/caddy/traffic_queries.h"

#include <string>
#include <string_view>

namespace wakedock::api {

/// @param trend `none`, `recent` or `minutes`
[[nodiscard]] std::string trafficReportJson(const core::TrafficReport &report, std::string_view trend);

/// One reading, as the topic `caddy.metrics` sends it.
[[nodiscard]] std::string trafficJson(const core::ProxyTraffic &traffic);

} // namespace wakedock::api
