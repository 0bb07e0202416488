#include "backend/core/use_cases/docker/object_desk.h"

#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

Task<void> recordObject(ObjectDesk desk, CallContext context, std::string action, std::string target, std::string after)
{
    AuditEntry entry;
    entry.at = desk.clock.now();
    entry.actor = context.actor.name;
    entry.address = context.address;
    entry.action = std::move(action);
    entry.target = std::move(target);
    entry.after = std::move(after);
    auto append = [entry = std::move(entry)](Repositories &all) { all.audit().append(entry); };
    co_await desk.store.write(std::move(append));
}

void refuseServiceContainer(const ContainerSummary &known, const std::string &doing)
{
    if (!known.serviceName.empty()) {
        throw Error(ErrorCode::Conflict, "belongs_to_service",
                    "The container " + known.container.name + " belongs to the service " + known.serviceName
                        + ": it cannot be " + doing + " behind its back.")
            .withRemedy("Use the service's own action.")
            .withContext("service", known.serviceName)
            .withContext("service_id", known.serviceId.value);
    }
}

void refuseUsed(const std::string &what, const char *reason, const std::vector<ObjectUser> &users)
{
    if (!users.empty()) {
        throw Error(ErrorCode::Conflict, reason, what + " is used by " + userNames(users) + ".")
            .withRemedy("Remove what uses it first.")
            .withContext("used_by", userNames(users));
    }
}

} // namespace wakedock::core
