#include "backend/core/domain/rules/idle_rules.h"

#include <algorithm>
#include <cmath>

namespace wakedock::core {

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int idleDayMinutes = 24 * 60;
constexpr int idleWeekMinutes = 7 * idleDayMinutes;
/// Times told anew for less than this would only flicker.
constexpr seconds idleLeastNews{5};

/// Of a reason that holds, what it holds by. Nothing = it does not.
struct IdleHold {
    AwakeReason reason = AwakeReason::SleepOff;
    std::string detail;
    std::optional<Timestamp> endsAt; ///< Where that is known.
};

std::string joinedNames(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

std::string connectionsText(int connections)
{
    return connections == 1 ? "1 connection" : std::to_string(connections) + " connections";
}

bool coversDay(const AwakeHours &hours, int weekday)
{
    return hours.days.empty() || std::ranges::find(hours.days, weekday) != hours.days.end();
}

bool runsOverMidnight(const AwakeHours &hours)
{
    return hours.toMinute <= hours.fromMinute;
}

/// Of those that began today; 0 = it is outside.
int minutesLeftOfToday(const AwakeHours &hours, LocalMoment local)
{
    if (!coversDay(hours, local.weekday) || local.minute < hours.fromMinute) {
        return 0;
    }
    const int end = hours.toMinute + (runsOverMidnight(hours) ? idleDayMinutes : 0);
    return std::max(0, end - local.minute);
}

/// Of those that began yesterday.
int minutesLeftOfYesterday(const AwakeHours &hours, LocalMoment local)
{
    const int yesterday = local.weekday == 1 ? 7 : local.weekday - 1;
    return runsOverMidnight(hours) && coversDay(hours, yesterday) ? std::max(0, hours.toMinute - local.minute) : 0;
}

int minutesLeftOf(const AwakeHours &hours, LocalMoment local)
{
    return std::max(minutesLeftOfToday(hours, local), minutesLeftOfYesterday(hours, local));
}

LocalMoment idleLater(LocalMoment local, int span)
{
    const int days = (local.minute + span) / idleDayMinutes;
    return {(local.weekday - 1 + days) % 7 + 1, (local.minute + span) % idleDayMinutes};
}

/// What no sleep is tried for: it would be refused, or come down on somebody who is not seen.
std::optional<IdleHold> holdOfBlindness(const IdleSignals &signals)
{
    if (!signals.marksSeen) {
        return IdleHold{AwakeReason::MarksUnseen, {}, {}};
    }
    if (!signals.measurable) {
        return IdleHold{AwakeReason::NotMeasured, {}, {}};
    }
    return std::nullopt;
}

std::optional<IdleHold> holdOfWishes(const SleepPolicy &policy, const IdleSignals &signals)
{
    if (signals.keptUntil && *signals.keptUntil > signals.now) {
        return IdleHold{AwakeReason::KeptAwake, {}, signals.keptUntil};
    }
    if (const int left = awakeMinutesLeft(policy.awakeHours, signals.local); left > 0) {
        const bool always = left >= idleWeekMinutes;
        return IdleHold{AwakeReason::AwakeHours, {}, always ? std::nullopt : std::optional(signals.now + minutes(left))};
    }
    return std::nullopt;
}

std::optional<IdleHold> holdOfUsers(const IdleSignals &signals)
{
    if (!signals.ownSession.empty()) {
        return IdleHold{AwakeReason::OwnSession, signals.ownSession, {}};
    }
    if (signals.connections > 0) {
        return IdleHold{AwakeReason::OpenConnections, connectionsText(signals.connections), {}};
    }
    if (!signals.awakeDependants.empty()) {
        return IdleHold{AwakeReason::Dependants, joinedNames(signals.awakeDependants), {}};
    }
    return std::nullopt;
}

std::optional<IdleHold> holdOfWork(const SleepPolicy &policy, const IdleSignals &signals)
{
    if (policy.cpuPercent && signals.cpuPercent && *signals.cpuPercent >= *policy.cpuPercent) {
        return IdleHold{AwakeReason::BusyProcessor, std::to_string(std::lround(*signals.cpuPercent)) + " % of a core", {}};
    }
    if (policy.networkBytesPerSecond && signals.bytesPerSecond && *signals.bytesPerSecond >= *policy.networkBytesPerSecond) {
        return IdleHold{AwakeReason::BusyNetwork, std::to_string(*signals.bytesPerSecond) + " bytes/s", {}};
    }
    return std::nullopt;
}

/// A limit that nobody watches is none: it would fall asleep in the middle of its work.
std::optional<IdleHold> holdOfUnwatchedWork(const SleepPolicy &policy, const IdleSignals &signals)
{
    const bool isUnwatched =
        (policy.cpuPercent && !signals.cpuPercent) || (policy.networkBytesPerSecond && !signals.bytesPerSecond);
    return isUnwatched ? std::optional(IdleHold{AwakeReason::NotMeasured, {}, {}}) : std::nullopt;
}

std::optional<IdleHold> strongestHold(const SleepPolicy &policy, const IdleSignals &signals)
{
    auto hold = holdOfBlindness(signals);
    hold = hold ? hold : holdOfWishes(policy, signals);
    hold = hold ? hold : holdOfUsers(signals);
    hold = hold ? hold : holdOfWork(policy, signals);
    return hold ? hold : holdOfUnwatchedWork(policy, signals);
}

IdleVerdict verdictOfTime(const SleepPolicy &policy, const IdleSignals &signals)
{
    const seconds idleSpan = minutes(policy.idleMinutes);
    const seconds grace(policy.graceSeconds);
    IdleVerdict verdict;
    const seconds idleFor = std::min(signals.sinceUse - idleSpan, signals.sinceHeld);
    verdict.awake.reason = signals.sinceUse < idleSpan ? AwakeReason::RecentTraffic : AwakeReason::Grace;
    verdict.fallsAsleep = idleFor >= grace;
    verdict.awake.sleepsAt = signals.now + std::max(seconds(0), grace - idleFor);
    return verdict;
}

bool differNoticeably(const std::optional<Timestamp> &told, const std::optional<Timestamp> &next, Timestamp now)
{
    if (told.has_value() != next.has_value()) {
        return true;
    }
    if (!told) {
        return false;
    }
    const milliseconds left = std::max(milliseconds(0), *told - now);
    return std::chrono::abs(*next - *told) >= std::max<milliseconds>(idleLeastNews, left / 10);
}

} // namespace

int awakeMinutesLeft(const std::vector<AwakeHours> &hours, LocalMoment local)
{
    int total = 0;
    while (total < idleWeekMinutes) {
        int longest = 0;
        for (const AwakeHours &each : hours) {
            longest = std::max(longest, minutesLeftOf(each, idleLater(local, total)));
        }
        if (longest == 0) {
            break;
        }
        total += longest; // Another stretch may begin where this one ends.
    }
    return std::min(total, idleWeekMinutes);
}

IdleVerdict judgeIdleness(const SleepPolicy &policy, const IdleSignals &signals)
{
    IdleVerdict verdict;
    if (policy.enabled) {
        verdict = verdictOfTime(policy, signals);
        if (const auto hold = strongestHold(policy, signals)) {
            verdict.isHeld = true;
            verdict.fallsAsleep = false;
            verdict.awake.reason = hold->reason;
            verdict.awake.detail = hold->detail;
            const auto held = hold->endsAt ? std::optional(*hold->endsAt + seconds(policy.graceSeconds)) : std::nullopt;
            verdict.awake.sleepsAt = held ? std::max(held, verdict.awake.sleepsAt) : std::nullopt;
        }
    }
    if (signals.keptUntil && *signals.keptUntil > signals.now) {
        verdict.awake.keptUntil = signals.keptUntil;
    }
    return verdict;
}

bool isWorthTelling(const std::optional<Wakefulness> &told, const Wakefulness &next, Timestamp now)
{
    if (!told || told->reason != next.reason || told->keptUntil != next.keptUntil) {
        return true;
    }
    // How busy it is changes with each look, and nobody needs each figure.
    const bool isFigure = next.reason == AwakeReason::BusyProcessor || next.reason == AwakeReason::BusyNetwork;
    return (!isFigure && told->detail != next.detail) || differNoticeably(told->sleepsAt, next.sleepsAt, now);
}

} // namespace wakedock::core
