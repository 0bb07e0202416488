#include "backend/core/queries/docker/compose_queries.h"

#include "backend/core/domain/rules/adoption.h"
#include "backend/core/domain/rules/compose_text.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/ports/i_engine_objects.h"
#include "backend/core/services/engine_objects.h"
#include "backend/core/services/state_service.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

ComposeWish composeWish(const CallContext &context, bool showSecrets, std::string whose)
{
    if (showSecrets) {
        requirePermission(context.actor, permission::ServicePrivileged);
    }
    return {showSecrets, {std::move(whose)}};
}

} // namespace

ComposeOfContainer::ComposeOfContainer(const EngineObjects &objects, IEngines &engines)
    : m_objects(objects)
    , m_engines(engines)
{
}

Task<std::string> ComposeOfContainer::execute(CallContext context, HostId host, std::string ref, bool showSecrets)
{
    requirePermission(context.actor, permission::ContainersRead);
    const Container known = m_objects.container(host, ref).container;
    const ComposeWish wish = composeWish(context, showSecrets, "The container " + known.name + ".");
    const auto detail = co_await m_engines.objects(host).describeContainer(context, known.id);
    co_return composeText(detail, wish);
}

ComposeOfService::ComposeOfService(const StateService &states, IEngines &engines) : m_states(states), m_engines(engines) { }

Task<std::string> ComposeOfService::execute(CallContext context, ServiceId id, bool showSecrets)
{
    requirePermission(context.actor, permission::ServicesRead);
    const auto service = m_states.find(id);
    if (!service) {
        throw Error(ErrorCode::NotFound, "service_not_found", "There is no such service.");
    }
    const ServiceConfig config = service->record.config;
    if (config.kind != ServiceKind::Container) {
        throw Error(ErrorCode::Conflict, "made_of_compose", "The service " + config.name + " is made of a file of its own.")
            .withRemedy("Read that file.");
    }
    ComposeWish wish = composeWish(context, showSecrets, "The service " + config.name + ".");
    for (std::string &note : beyondCompose(config)) {
        wish.comments.push_back(std::move(note));
    }
    const auto containers = m_states.containersOf(id);
    const auto adopted = std::ranges::find_if(containers, isAdopted);
    if (adopted == containers.end()) {
        co_return composeText(containerOf(config), wish);
    }
    const auto detail = co_await m_engines.objects(config.hostId).describeContainer(context, adopted->id);
    co_return composeText(detail, wish);
}

} // namespace wakedock::core
