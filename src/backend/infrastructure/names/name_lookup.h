#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/shared/async/task.h"

#include <QDnsLookup>
#include <QHostAddress>

#include <string>
#include <vector>

namespace wakedock::names {

/// The addresses of one kind that a name has; empty where it has none.
/// @param kind A or AAAA @param nameServer null = the system's
/// @throws Error Unavailable (`dns_unreachable`), Timeout (`dns_late`), Cancelled
Task<std::vector<std::string>> lookUp(core::CallContext context, QDnsLookup::Type kind, std::string name,
                                      QHostAddress nameServer);

} // namespace wakedock::names
