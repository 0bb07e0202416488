#pragma once

#include "backend/core/domain/route_view.h"
#include "models/common/words.h"

#include <QString>

namespace wakedock::models {

// What a list says of a route, in the window's language.

[[nodiscard]] QString routeAddress(const core::RouteView &view);
[[nodiscard]] QString routeOtherHosts(const core::RouteView &view);
[[nodiscard]] QString routeKind(const core::RouteView &view);
[[nodiscard]] QString routeIcon(const core::RouteView &view);
[[nodiscard]] QString routeTarget(const core::RouteView &view);
[[nodiscard]] QString routeTls(const core::RouteView &view);
[[nodiscard]] QString routeMaker(const core::RouteView &view);
[[nodiscard]] QString routeStatus(const core::RouteView &view);
[[nodiscard]] Tone routeTone(const core::RouteView &view);

/// Headers as people write them, a line each: `Name: value` sets, `+Name: value` adds, `-Name` takes away.
[[nodiscard]] QString headersText(const core::HeaderChanges &headers);
/// @param unreadable the first line that is none of these; else untouched
[[nodiscard]] core::HeaderChanges headersFrom(const QString &text, QString &unreadable);

} // namespace wakedock::models
