#include "backend/infrastructure/serialization/enum_words.h"

#include "backend/shared/exceptions/error.h"

#include <array>
#include <string>
#include <utility>

namespace wakedock::serialization {
namespace {

template <class Enum>
struct Words;

template <>
struct Words<core::ServiceKind> {
    static constexpr std::array table{std::pair{core::ServiceKind::Container, "container"},
                                      std::pair{core::ServiceKind::Compose, "compose"},
                                      std::pair{core::ServiceKind::Swarm, "swarm"}};
};

template <>
struct Words<core::Protocol> {
    static constexpr std::array table{std::pair{core::Protocol::Tcp, "tcp"}, std::pair{core::Protocol::Udp, "udp"}};
};

template <>
struct Words<core::VolumeType> {
    static constexpr std::array table{std::pair{core::VolumeType::Volume, "volume"},
                                      std::pair{core::VolumeType::Bind, "bind"}};
};

template <>
struct Words<core::RestartPolicy> {
    static constexpr std::array table{std::pair{core::RestartPolicy::No, "no"},
                                      std::pair{core::RestartPolicy::Always, "always"},
                                      std::pair{core::RestartPolicy::UnlessStopped, "unless-stopped"},
                                      std::pair{core::RestartPolicy::OnFailure, "on-failure"}};
};

template <>
struct Words<core::HealthCheckType> {
    static constexpr std::array table{
        std::pair{core::HealthCheckType::Docker, "docker"}, std::pair{core::HealthCheckType::Http, "http"},
        std::pair{core::HealthCheckType::Tcp, "tcp"}, std::pair{core::HealthCheckType::None, "none"}};
};

template <>
struct Words<core::TlsMode> {
    static constexpr std::array table{std::pair{core::TlsMode::Auto, "auto"}, std::pair{core::TlsMode::Internal, "internal"},
                                      std::pair{core::TlsMode::Off, "off"}};
};

template <>
struct Words<core::StopMode> {
    static constexpr std::array table{std::pair{core::StopMode::Stop, "stop"}, std::pair{core::StopMode::Pause, "pause"}};
};

template <>
struct Words<core::LoadingTheme> {
    static constexpr std::array table{std::pair{core::LoadingTheme::Auto, "auto"},
                                      std::pair{core::LoadingTheme::Dark, "dark"},
                                      std::pair{core::LoadingTheme::Light, "light"}};
};

template <>
struct Words<core::WakeCause> {
    static constexpr std::array table{std::pair{core::WakeCause::Request, "request"}, std::pair{core::WakeCause::Api, "api"},
                                      std::pair{core::WakeCause::Window, "window"},
                                      std::pair{core::WakeCause::Dependency, "dependency"},
                                      std::pair{core::WakeCause::Outside, "outside"}};
};

template <>
struct Words<core::WakeOutcome> {
    static constexpr std::array table{std::pair{core::WakeOutcome::Waking, "waking"},
                                      std::pair{core::WakeOutcome::Awake, "awake"},
                                      std::pair{core::WakeOutcome::Failed, "failed"}};
};

template <>
struct Words<core::WishedRun> {
    static constexpr std::array table{std::pair{core::WishedRun::Running, "running"},
                                      std::pair{core::WishedRun::Stopped, "stopped"},
                                      std::pair{core::WishedRun::Sleeping, "sleeping"}};
};

template <>
struct Words<core::Colour> {
    static constexpr std::array table{std::pair{core::Colour::A, "a"}, std::pair{core::Colour::B, "b"}};
};

template <>
struct Words<core::RunStatus> {
    static constexpr std::array table{
        std::pair{core::RunStatus::Queued, "queued"},       std::pair{core::RunStatus::Running, "running"},
        std::pair{core::RunStatus::Succeeded, "succeeded"}, std::pair{core::RunStatus::Failed, "failed"},
        std::pair{core::RunStatus::Undone, "undone"},       std::pair{core::RunStatus::Cancelled, "cancelled"}};
};

template <>
struct Words<core::StepStatus> {
    static constexpr std::array table{
        std::pair{core::StepStatus::Pending, "pending"}, std::pair{core::StepStatus::Running, "running"},
        std::pair{core::StepStatus::Done, "done"},       std::pair{core::StepStatus::Skipped, "skipped"},
        std::pair{core::StepStatus::Failed, "failed"},   std::pair{core::StepStatus::Undone, "undone"}};
};

template <>
struct Words<core::DeployTrigger> {
    static constexpr std::array table{
        std::pair{core::DeployTrigger::Create, "create"}, std::pair{core::DeployTrigger::Change, "change"},
        std::pair{core::DeployTrigger::Redeploy, "redeploy"}, std::pair{core::DeployTrigger::Rollback, "rollback"},
        std::pair{core::DeployTrigger::Recovery, "recovery"}};
};

template <>
struct Words<core::OperationKind> {
    static constexpr std::array table{
        std::pair{core::OperationKind::Deploy, "deploy"},     std::pair{core::OperationKind::Redeploy, "redeploy"},
        std::pair{core::OperationKind::Start, "start"},       std::pair{core::OperationKind::Stop, "stop"},
        std::pair{core::OperationKind::Restart, "restart"},   std::pair{core::OperationKind::Remove, "remove"},
        std::pair{core::OperationKind::Rollback, "rollback"}, std::pair{core::OperationKind::Pull, "pull"},
        std::pair{core::OperationKind::Adopt, "adopt"},       std::pair{core::OperationKind::Wake, "wake"},
        std::pair{core::OperationKind::Sleep, "sleep"}};
};

template <>
struct Words<core::HostAddressing> {
    static constexpr std::array table{std::pair{core::HostAddressing::Network, "network"},
                                      std::pair{core::HostAddressing::Loopback, "loopback"}};
};

template <>
struct Words<core::RouteTargetKind> {
    static constexpr std::array table{
        std::pair{core::RouteTargetKind::Address, "address"}, std::pair{core::RouteTargetKind::Redirect, "redirect"},
        std::pair{core::RouteTargetKind::Static, "static"}, std::pair{core::RouteTargetKind::Service, "service"}};
};

template <>
struct Words<core::HostHeader> {
    static constexpr std::array table{std::pair{core::HostHeader::Preserve, "preserve"},
                                      std::pair{core::HostHeader::Upstream, "upstream"}};
};

template <>
struct Words<core::Role> {
    static constexpr std::array table{std::pair{core::Role::Admin, "admin"}, std::pair{core::Role::Operator, "operator"},
                                      std::pair{core::Role::Viewer, "viewer"}};
};

} // namespace

template <class Enum>
std::string_view wordOf(Enum value)
{
    for (const auto &[known, word] : Words<Enum>::table) {
        if (known == value) {
            return word;
        }
    }
    throw Error(ErrorCode::Internal, "value_without_word", "A value cannot be stored because it has no word.");
}

template <class Enum>
Enum enumFrom(std::string_view word)
{
    for (const auto &[value, known] : Words<Enum>::table) {
        if (word == known) {
            return value;
        }
    }
    throw Error(ErrorCode::Internal, "stored_value_unreadable", "The database holds a word this WakeDock does not know.")
        .withRemedy("A newer WakeDock may have written it: start that one, or restore a backup.")
        .withInternalDetail("word: " + std::string(word));
}

template std::string_view wordOf(core::ServiceKind);
template std::string_view wordOf(core::Protocol);
template std::string_view wordOf(core::VolumeType);
template std::string_view wordOf(core::RestartPolicy);
template std::string_view wordOf(core::HealthCheckType);
template std::string_view wordOf(core::TlsMode);
template std::string_view wordOf(core::StopMode);
template std::string_view wordOf(core::LoadingTheme);
template std::string_view wordOf(core::WakeCause);
template std::string_view wordOf(core::WakeOutcome);
template std::string_view wordOf(core::WishedRun);
template std::string_view wordOf(core::Colour);
template std::string_view wordOf(core::RunStatus);
template std::string_view wordOf(core::StepStatus);
template std::string_view wordOf(core::DeployTrigger);
template std::string_view wordOf(core::OperationKind);
template std::string_view wordOf(core::HostAddressing);
template std::string_view wordOf(core::Role);
template std::string_view wordOf(core::RouteTargetKind);
template std::string_view wordOf(core::HostHeader);
template core::ServiceKind enumFrom(std::string_view);
template core::Protocol enumFrom(std::string_view);
template core::VolumeType enumFrom(std::string_view);
template core::RestartPolicy enumFrom(std::string_view);
template core::HealthCheckType enumFrom(std::string_view);
template core::TlsMode enumFrom(std::string_view);
template core::StopMode enumFrom(std::string_view);
template core::LoadingTheme enumFrom(std::string_view);
template core::WakeCause enumFrom(std::string_view);
template core::WakeOutcome enumFrom(std::string_view);
template core::WishedRun enumFrom(std::string_view);
template core::Colour enumFrom(std::string_view);
template core::RunStatus enumFrom(std::string_view);
template core::StepStatus enumFrom(std::string_view);
template core::DeployTrigger enumFrom(std::string_view);
template core::OperationKind enumFrom(std::string_view);
template core::HostAddressing enumFrom(std::string_view);
template core::Role enumFrom(std::string_view);
template core::RouteTargetKind enumFrom(std::string_view);
template core::HostHeader enumFrom(std::string_view);

} // namespace wakedock::serialization
