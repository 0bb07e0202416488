#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/terminal_view.h"
#include "backend/shared/async/task.h"

#include <optional>
#include <string>

namespace wakedock::core {

class EngineObjects;
class StateService;
class TerminalService;

/// Where a terminal is to be: a service, or else a container.
struct OpenTerminalRequest {
    std::string service; ///< Id or name; empty = see `container`.
    HostId host = localHost(); ///< Of the container.
    std::string container; ///< Id, start of it, or name.
    TerminalCommand command;
};

/// Opens a terminal. In a service it needs `service:exec`, and `service:privileged` too where the service mounts what makes
/// root on the host; in any container by itself `containers:exec`, since nobody knows what that one may reach.
class OpenTerminal
{
public:
    OpenTerminal(StateService &states, EngineObjects &objects, TerminalService &terminals);
    /// @throws Error Forbidden, NotFound (`service_not_found`, `container_not_found` ...), Conflict (`service_not_running`,
    /// `container_not_running`, `shell_missing`), Invalid, TooManyRequests (`too_many_terminals`)
    Task<TerminalViewPtr> execute(CallContext context, OpenTerminalRequest request);

private:
    [[nodiscard]] TerminalInfo inService(const CallContext &context, const std::string &ref) const;
    [[nodiscard]] TerminalInfo inContainer(const CallContext &context, const HostId &host, const std::string &ref) const;

    StateService &m_states;
    EngineObjects &m_objects;
    TerminalService &m_terminals;
};

struct AttachTerminalRequest {
    TerminalId terminal;
    std::optional<std::uint64_t> from; ///< Bytes of it that are known already; nothing = none.
};

/// Comes back to a terminal one has opened. Needs `service:exec`, or `containers:exec` where it is in no service.
class AttachTerminal
{
public:
    explicit AttachTerminal(TerminalService &terminals) : m_terminals(terminals) { }
    /// @throws Error Forbidden, NotFound (`terminal_not_found`)
    Task<TerminalViewPtr> execute(CallContext context, AttachTerminalRequest request);

private:
    TerminalService &m_terminals;
};

} // namespace wakedock::core
