#include "backend/api/json/words.h"

#include <array>
#include <cstddef>

namespace wakedock::api {

namespace {

/// Empty behind the last word: fromWord() ends there.
template <class Enum, std::size_t Count>
std::string_view wordsAt(const std::array<std::string_view, Count> &words, Enum value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < Count ? words[index] : std::string_view();
}

} // namespace

std::string_view wordOf(core::ServiceStatus value)
{
    static constexpr std::array<std::string_view, 10> words{"created", "deploying", "running", "unhealthy", "stopping",
                                                            "stopped", "sleeping",  "waking",  "error",     "unknown"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::ServiceKind value)
{
    static constexpr std::array<std::string_view, 3> words{"container", "compose", "swarm"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::Protocol value)
{
    static constexpr std::array<std::string_view, 2> words{"tcp", "udp"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::VolumeType value)
{
    static constexpr std::array<std::string_view, 2> words{"volume", "bind"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::RestartPolicy value)
{
    static constexpr std::array<std::string_view, 4> words{"no", "always", "unless-stopped", "on-failure"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::HealthCheckType value)
{
    static constexpr std::array<std::string_view, 4> words{"docker", "http", "tcp", "none"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::TlsMode value)
{
    static constexpr std::array<std::string_view, 3> words{"auto", "internal", "off"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::StopMode value)
{
    static constexpr std::array<std::string_view, 2> words{"stop", "pause"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::LoadingTheme value)
{
    static constexpr std::array<std::string_view, 3> words{"auto", "dark", "light"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::AwakeReason value)
{
    static constexpr std::array<std::string_view, 13> words{
        "sleep_off",  "recent_traffic", "open_connections", "busy_processor", "busy_network", "own_session", "awake_hours",
        "dependants", "needs_in_use",   "kept_awake",       "grace",          "not_measured", "marks_unseen"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::WakeCause value)
{
    static constexpr std::array<std::string_view, 5> words{"request", "api", "window", "dependency", "outside"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::WakeOutcome value)
{
    static constexpr std::array<std::string_view, 3> words{"waking", "awake", "failed"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::AdviceBasis value)
{
    static constexpr std::array<std::string_view, 2> words{"estimate", "requests"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::RequestCounting value)
{
    static constexpr std::array<std::string_view, 4> words{"off", "on", "operators_log", "operators_server"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::RunStatus value)
{
    static constexpr std::array<std::string_view, 6> words{"queued", "running", "succeeded",
                                                           "failed", "undone",  "cancelled"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::StepStatus value)
{
    static constexpr std::array<std::string_view, 6> words{"pending", "running", "done", "skipped", "failed", "undone"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::DeployTrigger value)
{
    static constexpr std::array<std::string_view, 5> words{"create", "change", "redeploy", "rollback", "recovery"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::OperationKind value)
{
    static constexpr std::array<std::string_view, 11> words{"deploy",   "redeploy", "start", "stop", "restart", "remove",
                                                            "rollback", "pull",     "adopt", "wake", "sleep"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::Role value)
{
    static constexpr std::array<std::string_view, 3> words{"admin", "operator", "viewer"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::Availability value)
{
    static constexpr std::array<std::string_view, 3> words{"connecting", "available", "unavailable"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::Change value)
{
    static constexpr std::array<std::string_view, 3> words{"created", "updated", "removed"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::DeploymentPlan::Mode value)
{
    static constexpr std::array<std::string_view, 4> words{"create", "start_first", "recreate", "settings"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::DeploymentPlan::Change value)
{
    static constexpr std::array<std::string_view, 4> words{"create", "keep", "leave", "delete"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::DeploymentPlan::Drops value)
{
    static constexpr std::array<std::string_view, 4> words{"none", "streams", "service", "all_websockets"};
    return wordsAt(words, value);
}

std::string_view wordOf(core::DeploymentPlan::RouteChange value)
{
    static constexpr std::array<std::string_view, 4> words{"none", "add", "change", "remove"};
    return wordsAt(words, value);
}

} // namespace wakedock::api
