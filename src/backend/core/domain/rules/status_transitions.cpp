#include "backend/core/domain/rules/status_transitions.h"

#include <array>
#include <initializer_list>

namespace wakedock::core {

namespace {

constexpr std::size_t statusCount = 10;

constexpr unsigned statusBit(ServiceStatus status)
{
    return 1U << static_cast<unsigned>(status);
}

constexpr unsigned statusSet(std::initializer_list<ServiceStatus> members)
{
    unsigned bits = 0;
    for (const ServiceStatus member : members) {
        bits |= statusBit(member);
    }
    return bits;
}

constexpr std::array<unsigned, statusCount> followersOfEach()
{
    using enum ServiceStatus;
    // One that was started from outside while it should sleep runs first and is woken by the book then.
    // What the engine shows may happen behind our back from any resting state; what only an operation does is narrower.
    constexpr unsigned seen = statusSet({Running, Unhealthy, Stopped, Error, Unknown});
    return {
        /* Created   */ statusSet({Deploying, Stopping, Error, Unknown}),
        /* Deploying */ seen | statusBit(Sleeping),
        /* Running   */ seen | statusSet({Deploying, Stopping, Sleeping, Waking}),
        /* Unhealthy */ seen | statusSet({Deploying, Stopping, Sleeping, Waking}),
        /* Stopping  */ seen | statusBit(Sleeping),
        /* Stopped   */ seen | statusSet({Deploying, Stopping, Waking}),
        /* Sleeping  */ seen | statusSet({Deploying, Waking, Stopping}),
        /* Waking    */ seen | statusBit(Sleeping),
        /* Error     */ seen | statusSet({Deploying, Waking, Stopping, Created}),
        /* Unknown   */ seen | statusSet({Created, Deploying, Stopping, Sleeping, Waking}),
    };
}

constexpr std::array<unsigned, statusCount> followers = followersOfEach();

} // namespace

bool mayFollow(ServiceStatus from, ServiceStatus to)
{
    return from == to || (followers[static_cast<std::size_t>(from)] & statusBit(to)) != 0;
}

const char *statusWord(ServiceStatus status)
{
    static constexpr std::array<const char *, statusCount> words{"created", "deploying", "running", "unhealthy", "stopping",
                                                                 "stopped", "sleeping",  "waking",  "error",     "unknown"};
    return words[static_cast<std::size_t>(status)];
}

} // namespace wakedock::core
