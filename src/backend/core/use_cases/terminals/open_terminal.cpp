#include "backend/core/use_cases/terminals/open_terminal.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/domain/rules/terminal_rules.h"
#include "backend/core/services/engine_objects.h"
#include "backend/core/services/state_service.h"
#include "backend/core/services/terminal_service.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

namespace {

/// The one that runs; in a redeploy, while there are two, the newer.
const Container *runningOne(const std::vector<Container> &containers)
{
    const Container *chosen = nullptr;
    for (const auto &container : containers) {
        const bool runs = container.status == ContainerStatus::Running;
        if (runs && (chosen == nullptr || container.createdAt > chosen->createdAt)) {
            chosen = &container;
        }
    }
    return chosen;
}

} // namespace

OpenTerminal::OpenTerminal(StateService &states, EngineObjects &objects, TerminalService &terminals)
    : m_states(states)
    , m_objects(objects)
    , m_terminals(terminals)
{
}

TerminalInfo OpenTerminal::inService(const CallContext &context, const std::string &ref) const
{
    requirePermission(context.actor, permission::ServiceExec);
    auto service = m_states.find(ServiceId(ref));
    if (!service) {
        service = m_states.findByName(ref);
    }
    if (!service) {
        throw Error(ErrorCode::NotFound, "service_not_found", "There is no service with this id or name.")
            .withRemedy("List the services; it may have been removed or renamed.");
    }
    const auto &record = service->record;
    if (!sensitiveMounts(record.config).empty() || !sensitiveMounts(m_states.inForce(record.id).config).empty()) {
        requirePermission(context.actor, permission::ServicePrivileged);
    }
    const auto containers = m_states.containersOf(record.id);
    const auto *container = runningOne(containers);
    if (container == nullptr) {
        throw Error(ErrorCode::Conflict, "service_not_running",
                    "The service " + record.config.name + " does not run, so there is nothing to open a terminal in.")
            .withRemedy("Start the service first.");
    }
    TerminalInfo info;
    info.host = record.config.hostId;
    info.containerId = container->id;
    info.containerName = container->name;
    info.serviceId = record.id;
    info.serviceName = record.config.name;
    return info;
}

TerminalInfo OpenTerminal::inContainer(const CallContext &context, const HostId &host, const std::string &ref) const
{
    requirePermission(context.actor, permission::ContainersExec);
    const auto known = m_objects.container(host, ref);
    TerminalInfo info;
    info.host = host;
    info.containerId = known.container.id;
    info.containerName = known.container.name;
    return info;
}

Task<TerminalViewPtr> OpenTerminal::execute(CallContext context, OpenTerminalRequest request)
{
    auto where = request.service.empty() ? inContainer(context, request.host, request.container)
                                         : inService(context, request.service);
    requireTerminalCommand(request.command);
    co_return co_await m_terminals.open(std::move(context), std::move(where), std::move(request.command));
}

Task<TerminalViewPtr> AttachTerminal::execute(CallContext context, AttachTerminalRequest request)
{
    requirePermission(context.actor, permission::SignedIn);
    auto view = m_terminals.attach(context, request.terminal, request.from);
    requirePermission(context.actor,
                      view->info().serviceId.isEmpty() ? permission::ContainersExec : permission::ServiceExec);
    co_return std::move(view);
}

} // namespace wakedock::core
