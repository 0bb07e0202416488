#pragma once

#include "backend/core/domain/ids.h"
#include "backend/shared/utils/time_text.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// Of a deployment and of an operation alike.
enum class RunStatus { Queued, Running, Succeeded, Failed, Undone, Cancelled };
enum class StepStatus { Pending, Running, Done, Skipped, Failed, Undone };

/// The steps of a deployment, in order. The words are part of the API (`steps[].name`).
namespace deploy_step {
inline constexpr const char *Validate = "validate";
inline constexpr const char *Record = "record";
inline constexpr const char *Pull = "pull";
inline constexpr const char *Create = "create";
inline constexpr const char *Start = "start";
inline constexpr const char *WaitHealthy = "wait_healthy";
inline constexpr const char *PublishRoute = "publish_route";
inline constexpr const char *MarkRunning = "mark_running";
inline constexpr const char *Announce = "announce";
} // namespace deploy_step

struct Step {
    std::string name;
    StepStatus status = StepStatus::Pending;
    std::string detail; ///< One line for people: `layer 3 of 7, 12 MB of 40 MB`.
    std::optional<double> done; ///< 0 to 1 where it can be told.
    std::optional<Timestamp> startedAt;
    std::optional<Timestamp> finishedAt;
    bool operator==(const Step &) const = default;
};

/// A failure as it is kept and shown: never a bare code.
struct FailureRecord {
    std::string code;
    std::string step;
    std::string message;
    std::string remedy;
    std::vector<std::string> undone;
    bool operator==(const FailureRecord &) const = default;
};

enum class DeployTrigger { Create, Change, Redeploy, Rollback, Recovery };

/// One attempt to bring a service to a configuration. Stays readable after a failed first deployment removed the service.
struct Deployment {
    DeploymentId id;
    ServiceId serviceId;
    std::string serviceName;
    std::int64_t revision = 0; ///< The revision it made or meant to make.
    DeployTrigger trigger = DeployTrigger::Create;
    RunStatus status = RunStatus::Queued;
    std::vector<Step> steps;
    std::optional<FailureRecord> error;
    std::string actor;
    Timestamp startedAt{};
    std::optional<Timestamp> finishedAt;
    bool operator==(const Deployment &) const = default;
};

} // namespace wakedock::core
