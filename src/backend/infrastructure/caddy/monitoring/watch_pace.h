#pragma once

#include <chrono>

namespace wakedock::caddy {

/// How often Caddy is looked at, and how patiently. Each look is one small GET.
struct WatchPace {
    std::chrono::milliseconds whileReachable = std::chrono::seconds(5);
    std::chrono::milliseconds whileNot = std::chrono::seconds(2); ///< The first; then with Backoff.
    std::chrono::milliseconds whileNotAtMost = std::chrono::seconds(30);
    std::chrono::milliseconds answerWithin = std::chrono::seconds(2);
    /// A Caddy of ours that is silent for so long hangs, or somebody's configuration moved its admin address: replaced.
    std::chrono::milliseconds silentAtMost = std::chrono::seconds(15);
    /// A Caddy that somebody started by hand is waited for so long before one of our own takes its place.
    std::chrono::milliseconds byHandReturns = std::chrono::seconds(30);
    /// ... and so long for one that is a unit, in a container or another user's.
    std::chrono::milliseconds serviceReturns = std::chrono::minutes(5);
    /// A loss that nobody could mend is told again, at first after `whileReachable`, then with Backoff up to this.
    std::chrono::milliseconds lossAgainAtMost = std::chrono::minutes(5);
};

} // namespace wakedock::caddy
