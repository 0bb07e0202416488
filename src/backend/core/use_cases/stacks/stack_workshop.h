#pragma once

#include "backend/core/domain/compose_reading.h"
#include "backend/core/operations/converge.h"
#include "backend/core/operations/operation_journal.h"
#include "backend/core/operations/operation_runner.h"
#include "backend/core/operations/readiness_wait.h"
#include "backend/core/operations/route_switch.h"
#include "backend/core/ports/i_address_book.h"
#include "backend/core/ports/i_compose_runner.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/core/ports/i_stack_files.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/stack_service.h"
#include "backend/core/services/state_service.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// What the services of a stack that have a domain are brought to their visitors with: the same as services by themselves.
struct StackRouting {
    StateService &states;
    CaddyService &caddy;
    Converge &converge;
    RouteSwitch &routes;
    ReadinessWait &readiness;
    IAddressBook &addresses;
};

/// The tools every use case on a stack works with; made once, by the composition root.
struct StackWorkshop {
    StackService &stacks;
    IStackFiles &files;
    IComposeRunner &compose;
    IEngines &engines;
    OperationJournal &journal;
    OperationRunner &runner;
    IClock &clock;
    StackRouting routing;
    const SleepPolicy &sleepDefaults; ///< Of services whose labels say nothing of their own.
};

/// The files of a stack as they were sent.
struct StackContent {
    std::vector<StackFile> files;
    std::vector<std::string> composeFiles; ///< Empty = the usual ones.
    std::map<std::string, std::string> environment; ///< Becomes `.env`; not together with a file of that name.
    std::vector<std::string> profiles;
};

/// Steps of what is done to stacks, as the API names them.
namespace stack_step {
inline constexpr const char *Validate = "validate";
inline constexpr const char *Record = "record";
inline constexpr const char *Check = "check";
inline constexpr const char *Pull = "pull";
inline constexpr const char *Up = "up";
inline constexpr const char *WaitReady = "wait_ready";
inline constexpr const char *PublishRoute = "publish_route";
inline constexpr const char *Down = "down";
inline constexpr const char *Remove = "remove";
inline constexpr const char *Announce = "announce";
} // namespace stack_step

/// @throws Error NotFound (`stack_not_found`)
[[nodiscard]] Stack requireStack(const StackService &stacks, const StackId &id);
/// @throws Error NotFound, Conflict (`stack_not_adopted`)
[[nodiscard]] StackRecord requireStackRecord(const StackService &stacks, const StackId &id);
/// @throws Error PreconditionFailed (`version_changed`)
void requireStackVersion(const StackRecord &record, const std::optional<std::int64_t> &expected);

/// `.env` is put among the files, and the usual Compose files are named where none are.
/// @throws Error Invalid (`invalid_stack`) naming every field that breaks a rule
[[nodiscard]] StackContent settledContent(const std::string &name, StackContent content);

/// What the reader is to read of a content.
[[nodiscard]] ComposeSource composeSource(const IStackFiles &files, const StackId &id, const std::string &directory,
                                          const StackContent &content);

/// Files beside those that are read as Compose files: a service that names one sees another content.
[[nodiscard]] std::vector<std::string> changedFiles(const std::vector<StackFile> &before, const StackContent &next);

/// @throws Error Invalid (`invalid_compose`), with a field for each problem: `files[0].content`, and line and column
void requireValid(const ComposeReading &reading, const std::vector<StackFile> &files);
/// @throws Error Forbidden (`privileged_stack`) naming the first thing that needs `service:privileged`
void requireHarmless(const CallContext &context, const ComposeReading &reading);

/// Another host that is away says so before anything is recorded: nobody could take that away again before it comes back.
/// @throws Error as the engine: Unavailable, UpstreamFailed, Timeout
Task<void> requireEngineThere(StackWorkshop &workshop, CallContext context, HostId host);

/// An operation on a stack, to be opened in the journal.
[[nodiscard]] Operation operationOnStack(OperationKind kind, const StackRecord &record);

} // namespace wakedock::core
