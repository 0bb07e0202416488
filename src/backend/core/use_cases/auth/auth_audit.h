#pragma once

#include "backend/core/domain/audit_entry.h"
#include "backend/core/domain/call_context.h"

#include <string>
#include <utility>

namespace wakedock::core {

/// An entry about signing in and users, by whoever calls.
inline AuditEntry authAudit(const CallContext &context, Timestamp at, std::string action, std::string target)
{
    AuditEntry entry;
    entry.at = at;
    entry.actor = context.actor.name;
    entry.address = context.address;
    entry.action = std::move(action);
    entry.target = std::move(target);
    return entry;
}

/// The same, by the one who signs in: before that a caller has no name.
inline AuditEntry signInAudit(const CallContext &context, Timestamp at, std::string action, const std::string &username)
{
    AuditEntry entry = authAudit(context, at, std::move(action), username);
    entry.actor = username;
    return entry;
}

} // namespace wakedock::core
