#pragma once

#include "backend/core/domain/audit_entry.h"
#include "backend/core/domain/call_context.h"
#include "backend/core/repositories/i_registry_repository.h"

#include <string>

namespace wakedock::core {

// What adding, changing and removing a registry have in common.

/// Nothing secret: address, user name, and whether there is a password.
[[nodiscard]] std::string registryText(const Registry &registry);

/// By whoever calls, about the registry.
[[nodiscard]] AuditEntry registryAudit(const CallContext &context, Timestamp at, std::string action,
                                       const Registry &registry);

/// @throws Error NotFound (`registry_not_found`)
[[nodiscard]] Registry findRegistry(Repositories &all, const RegistryId &id);

} // namespace wakedock::core
