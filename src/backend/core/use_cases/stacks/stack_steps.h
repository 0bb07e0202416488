#pragma once

#include "backend/core/use_cases/stacks/stack_workshop.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace wakedock::core {

// What work on stacks is made of. Hold the stack's lane.

/// How the Compose program is told of a stack. `withLabels` adds WakeDock's own file of labels, which it writes.
Task<ComposeProject> projectOf(StackWorkshop &workshop, StackRecord record, bool withLabels);

/// Writes WakeDock's own file of labels. @param routed as their containers are to be. @return its path
Task<std::string> writeStackOverride(StackWorkshop &workshop, StackId id, ComposeReading reading,
                                     std::vector<ServiceRecord> routed);

/// Reads the files as they are now.
Task<ComposeReading> readingOf(StackWorkshop &workshop, StackRecord record);

/// As projectOf(), for a command that may pull: the program gets the logins its images need.
/// @param reading of the files that are to come up
[[nodiscard]] ComposeProject withImages(ComposeProject project, const ComposeReading &reading);

/// Services that are to be there.
[[nodiscard]] std::vector<std::string> enabledServices(const ComposeReading &reading);

/// Brings images that are missing, or that are to be new each time; told as the step's progress.
Task<void> pullImages(StackWorkshop &workshop, RunPtr run, HostId host, ComposeReading reading, bool always);

/// Runs the Compose program's `up`; its lines are the step's progress.
/// @param services these and what they need; empty = all
Task<void> composeUp(StackWorkshop &workshop, RunPtr run, ComposeProject project, ComposeReading reading,
                     std::vector<std::string> services = {});

/// Waits until every service runs, is healthy, or has completed, and stays so for a moment. @return how long that took
/// @param before the project's containers before they were brought up: those that ran then need not prove it again
/// @throws Error UpstreamFailed (`stack_service_failed`, with its last lines), Timeout (`stack_not_ready`)
Task<std::chrono::seconds> waitReady(StackWorkshop &workshop, RunPtr run, StackId id, std::vector<std::string> services,
                                     std::vector<Container> before, std::chrono::seconds patience);

/// Stops and removes the project's containers and networks without the Compose program: for what must work although it, or
/// the files, may be gone. Volumes stay. @return what it did, as sentences
Task<std::vector<std::string>> clearProject(StackWorkshop &workshop, CallContext context, StackId id);

/// Removes volumes of the project that are not among `before`: a change that failed made them, and they hold nothing.
Task<std::vector<std::string>> removeNewVolumes(StackWorkshop &workshop, CallContext context, StackId id,
                                                std::vector<std::string> before);

/// Names of the project's volumes on the engine.
Task<std::vector<std::string>> volumesOf(StackWorkshop &workshop, CallContext context, StackId id);

} // namespace wakedock::core
