#pragma once

#include <string>
#include <string_view>

namespace wakedock::tests {

/// The law of directions (docs/architecture.md): which room may include which.
namespace house_law {

/// The room of a path from the top: `core/ports`, `infrastructure/docker`, `api`, `app`, `tests`; empty outside all rooms.
std::string roomOf(std::string_view path);

/// @param from,to rooms
bool mayInclude(const std::string &from, const std::string &to);

/// The rooms that `from` sees, for messages.
std::string allowedFrom(const std::string &from);

/// The namespace of a room's files; theirs may be one below it.
std::string namespaceOf(const std::string &room);

} // namespace house_law
} // namespace wakedock::tests
