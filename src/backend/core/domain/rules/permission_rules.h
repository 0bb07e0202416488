#pragma once

#include "backend/core/domain/user.h"

#include <string_view>
#include <vector>

namespace wakedock::core {

/// Everything that can be granted, as `resource:action`. Routes, topics and use cases name one of these; a name that is
/// not here is granted to nobody.
namespace permission {
/// Anybody, also without a login. Said explicitly, so that no route is open by an omission.
inline constexpr std::string_view Public = "public";
/// Anyone who is signed in, for what is one's own: profile, password, sessions.
inline constexpr std::string_view SignedIn = "signed_in";

inline constexpr std::string_view ServicesRead = "services:read";
inline constexpr std::string_view ServicesCreate = "services:create";
inline constexpr std::string_view ServicesUpdate = "services:update";
inline constexpr std::string_view ServicesDelete = "services:delete";
inline constexpr std::string_view ServicesOperate = "services:operate"; ///< Start, stop, restart, redeploy, wake, sleep.
/// Sensitive bind mounts, privileged mode, the engine's socket: whoever has it can become root on the host.
inline constexpr std::string_view ServicePrivileged = "service:privileged";
inline constexpr std::string_view ServiceExec = "service:exec"; ///< A shell inside a service, and so its secrets.
inline constexpr std::string_view ContainersRead = "containers:read";
inline constexpr std::string_view ContainersOperate = "containers:operate"; ///< Start, stop, restart, kill, pause, rename.
/// A shell in any container: nobody knows what that one may reach, so it is root on the host.
inline constexpr std::string_view ContainersExec = "containers:exec";
inline constexpr std::string_view ContainersDelete = "containers:delete";
inline constexpr std::string_view ImagesRead = "images:read";
inline constexpr std::string_view ImagesPull = "images:pull";
inline constexpr std::string_view ImagesTag = "images:tag";
inline constexpr std::string_view ImagesDelete = "images:delete";
inline constexpr std::string_view VolumesRead = "volumes:read";
inline constexpr std::string_view VolumesCreate = "volumes:create";
inline constexpr std::string_view VolumesDelete = "volumes:delete";
inline constexpr std::string_view NetworksRead = "networks:read";
inline constexpr std::string_view NetworksCreate = "networks:create";
inline constexpr std::string_view NetworksDelete = "networks:delete";
inline constexpr std::string_view StacksRead = "stacks:read";
inline constexpr std::string_view StacksCreate = "stacks:create"; ///< Also adopting one.
inline constexpr std::string_view StacksUpdate = "stacks:update";
inline constexpr std::string_view StacksDelete = "stacks:delete";
inline constexpr std::string_view StacksOperate = "stacks:operate"; ///< Up and down.
inline constexpr std::string_view EnginePrune = "engine:prune"; ///< Removes many objects of an engine at once.
inline constexpr std::string_view RegistriesRead = "registries:read";
inline constexpr std::string_view RegistriesManage = "registries:manage"; ///< With their passwords, which are never shown.
inline constexpr std::string_view CaddyRead = "caddy:read"; ///< Its configuration with secrets masked.
/// Caddy serves any file and forwards to any socket its user may open: whoever has it can become root on the host.
inline constexpr std::string_view CaddyManage = "caddy:manage";
inline constexpr std::string_view HostsRead = "hosts:read";
/// Adding an engine is using it: whoever has it can become root on that host.
inline constexpr std::string_view HostsManage = "hosts:manage";
inline constexpr std::string_view SystemRead = "system:read";
inline constexpr std::string_view OperationsRead = "operations:read";
inline constexpr std::string_view OperationsCancel = "operations:cancel";
inline constexpr std::string_view UsersRead = "users:read";
inline constexpr std::string_view UsersManage = "users:manage";
inline constexpr std::string_view SettingsRead = "settings:read";
inline constexpr std::string_view SettingsManage = "settings:manage";
inline constexpr std::string_view AuditRead = "audit:read";
inline constexpr std::string_view MetricsRead = "metrics:read";
} // namespace permission

/// Deny by default: false for a name nobody knows. Public and SignedIn are true for every role.
[[nodiscard]] bool allows(Role role, std::string_view permission);

/// What a role may do, sorted by name, without Public and SignedIn.
[[nodiscard]] std::vector<std::string_view> permissionsOf(Role role);

/// Every permission there is, without Public and SignedIn.
[[nodiscard]] std::vector<std::string_view> allPermissions();

/// The first line of every use case and query.
/// @throws Error Forbidden (`permission_missing`), naming the permission
void requirePermission(const Actor &actor, std::string_view permission);

} // namespace wakedock::core
