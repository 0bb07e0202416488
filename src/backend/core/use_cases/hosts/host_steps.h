#pragma once

#include "backend/core/domain/audit_entry.h"
#include "backend/core/domain/call_context.h"
#include "backend/core/repositories/repositories.h"
#include "backend/core/use_cases/hosts/host_requests.h"

#include <string>

namespace wakedock::core {

// What adding, changing and removing a host have in common.

/// @throws Error Invalid on `name`, `addressing` and `service_address`
void checkWish(const HostWish &wish);

/// Puts the wish into the host; the key goes by its name in the secret store.
void applyWish(Host &host, const HostWish &wish, const std::string &keyName);

/// Nothing secret: name, address, and whether TLS is used.
[[nodiscard]] std::string hostText(const Host &host);

/// By whoever calls, about the host.
[[nodiscard]] AuditEntry hostAudit(const CallContext &context, Timestamp at, std::string action, const Host &host);

/// @throws Error NotFound (`host_not_found`); Conflict (`host_fixed`) for the engine of the settings
[[nodiscard]] Host findHost(Repositories &all, const HostId &id);

} // namespace wakedock::core
