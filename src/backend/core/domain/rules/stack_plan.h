#pragma once

#include "backend/core/domain/compose_reading.h"
#include "backend/core/domain/container.h"
#include "backend/core/domain/stack.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// What a deployment of a stack is going to do, told before it does anything. Sentences are for people.
struct StackPlan {
    enum class Change { Create, Recreate, Start, Keep, Remove };
    enum class VolumeChange {
        Create,
        Keep,
        Leave, ///< No longer in the files; it stays, with what it holds.
    };
    struct Service {
        std::string name;
        Change change = Change::Keep;
        std::string reason;
        std::string image;
        bool pullsImage = false;
        int downtimeSeconds = 0; ///< An estimate; 0 = none.
        std::string domain{}; ///< Empty = not routed.
        bool startsFirst = false; ///< Its new container is ready before the old one goes.
        bool operator==(const Service &) const = default;
    };
    struct Volume {
        std::string name;
        VolumeChange change = VolumeChange::Keep;
        bool operator==(const Volume &) const = default;
    };

    std::vector<Service> services; ///< By name.
    std::vector<Volume> volumes; ///< By name.
    int downtimeSeconds = 0; ///< The longest of a service's.
    std::vector<std::string> privileged; ///< Needs `service:privileged`.
    std::vector<std::string> warnings;
    bool operator==(const StackPlan &) const = default;
};

/// What a plan is told from.
struct StackPlanFacts {
    std::optional<StackRecord> record; ///< Nothing for a stack that is to be made.
    ComposeReading before; ///< Of the files in force; empty where there are none.
    ComposeReading next;
    std::vector<std::string> changedFiles; ///< Files beside the Compose files whose content changes.
    std::vector<Container> containers; ///< All of the project.
    std::vector<std::string> volumes; ///< Names of the project's, on the engine.
    std::map<std::string, std::string> images; ///< Reference to id, of those that are there.
    bool pullsAlways = false;
};

/// Why the containers of a service cannot stay as they are; empty when they can, and where there are none.
[[nodiscard]] std::string whyReplaced(const StackPlanFacts &facts, const ComposeService &next);

[[nodiscard]] StackPlan stackPlan(const StackPlanFacts &facts);

} // namespace wakedock::core
