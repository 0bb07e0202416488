#pragma once

#include "backend/core/domain/sleep_policy.h"
#include "backend/core/domain/visitor.h"

#include <string>

namespace wakedock::core {

/// What a visitor may do to a sleeping service.
enum class WakePermission {
    May,
    MayNot, ///< It is told that the service sleeps.
    IsAnswered, ///< An uptime monitor or a crawler: told how the service is, from what is known.
};

/// SPEC 5. Probes that only look (GET, HEAD) are answered before anything else is asked. Paths are compared as a program
/// would read them (see plainPath). With `wakeOnly`, a visitor must fit each of its lists that has entries; `wakeNever` says
/// no to whoever fits one of its lists.
[[nodiscard]] WakePermission wakePermission(const SleepPolicy &sleep, const Visitor &visitor);

/// Whether a whole path fits a pattern in which `*` stands for any text. In time that grows with the product of both.
[[nodiscard]] bool fitsPath(const std::string &path, const std::string &pattern);

} // namespace wakedock::core
