#pragma once

#include "backend/core/domain/events.h"
#include "backend/core/domain/route.h"
#include "backend/core/domain/rules/deployment_plan.h"
#include "backend/core/domain/sleep_advice.h"
#include "backend/core/domain/user.h"
#include "backend/core/domain/wake.h"

#include <optional>
#include <string_view>

namespace wakedock::api {

// The words of the API for the domain's enumerations, as in resources/openapi. wordOf() and the reverse xxxOf() are
// mirrors of the `enum` lists there; a test compares them.

[[nodiscard]] std::string_view wordOf(core::ServiceStatus value);
[[nodiscard]] std::string_view wordOf(core::ServiceKind value);
[[nodiscard]] std::string_view wordOf(core::Protocol value);
[[nodiscard]] std::string_view wordOf(core::VolumeType value);
[[nodiscard]] std::string_view wordOf(core::RestartPolicy value);
[[nodiscard]] std::string_view wordOf(core::HealthCheckType value);
[[nodiscard]] std::string_view wordOf(core::TlsMode value);
[[nodiscard]] std::string_view wordOf(core::StopMode value);
[[nodiscard]] std::string_view wordOf(core::LoadingTheme value);
[[nodiscard]] std::string_view wordOf(core::AwakeReason value);
[[nodiscard]] std::string_view wordOf(core::WakeCause value);
[[nodiscard]] std::string_view wordOf(core::WakeOutcome value);
[[nodiscard]] std::string_view wordOf(core::AdviceBasis value);
[[nodiscard]] std::string_view wordOf(core::RequestCounting value);
[[nodiscard]] std::string_view wordOf(core::RunStatus value);
[[nodiscard]] std::string_view wordOf(core::StepStatus value);
[[nodiscard]] std::string_view wordOf(core::DeployTrigger value);
[[nodiscard]] std::string_view wordOf(core::OperationKind value);
[[nodiscard]] std::string_view wordOf(core::Role value);
[[nodiscard]] std::string_view wordOf(core::Availability value);
[[nodiscard]] std::string_view wordOf(core::Change value);
[[nodiscard]] std::string_view wordOf(core::DeploymentPlan::Mode value);
[[nodiscard]] std::string_view wordOf(core::DeploymentPlan::Change value);
[[nodiscard]] std::string_view wordOf(core::DeploymentPlan::Drops value);
[[nodiscard]] std::string_view wordOf(core::DeploymentPlan::RouteChange value);

/// The value a word stands for; nothing for an unknown word.
template <class Enum>
[[nodiscard]] std::optional<Enum> fromWord(std::string_view word)
{
    // Enumerations here count up from 0 without gaps, and wordOf() is empty behind the last.
    for (int i = 0; !wordOf(static_cast<Enum>(i)).empty(); ++i) {
        if (wordOf(static_cast<Enum>(i)) == word) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

} // namespace wakedock::api
