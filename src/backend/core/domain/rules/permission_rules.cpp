#include "backend/core/domain/rules/permission_rules.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <array>
#include <string>

namespace wakedock::core {
namespace {

struct PermissionGrant {
    std::string_view name;
    Role least; ///< The role with the fewest rights that has it. Roles contain each other: admin > operator > viewer.
};

constexpr std::array permissionTable{
    PermissionGrant{permission::AuditRead, Role::Viewer},
    PermissionGrant{permission::CaddyManage, Role::Admin},
    PermissionGrant{permission::CaddyRead, Role::Viewer},
    PermissionGrant{permission::ContainersDelete, Role::Operator},
    PermissionGrant{permission::ContainersExec, Role::Admin},
    PermissionGrant{permission::ContainersOperate, Role::Operator},
    PermissionGrant{permission::ContainersRead, Role::Viewer},
    PermissionGrant{permission::EnginePrune, Role::Admin},
    PermissionGrant{permission::HostsManage, Role::Admin},
    PermissionGrant{permission::HostsRead, Role::Viewer},
    PermissionGrant{permission::ImagesDelete, Role::Operator},
    PermissionGrant{permission::ImagesPull, Role::Operator},
    PermissionGrant{permission::ImagesRead, Role::Viewer},
    PermissionGrant{permission::ImagesTag, Role::Operator},
    PermissionGrant{permission::MetricsRead, Role::Viewer},
    PermissionGrant{permission::NetworksCreate, Role::Operator},
    PermissionGrant{permission::NetworksDelete, Role::Operator},
    PermissionGrant{permission::NetworksRead, Role::Viewer},
    PermissionGrant{permission::OperationsCancel, Role::Operator},
    PermissionGrant{permission::OperationsRead, Role::Viewer},
    PermissionGrant{permission::RegistriesManage, Role::Admin},
    PermissionGrant{permission::RegistriesRead, Role::Viewer},
    PermissionGrant{permission::ServiceExec, Role::Operator},
    PermissionGrant{permission::ServicePrivileged, Role::Admin},
    PermissionGrant{permission::ServicesCreate, Role::Operator},
    PermissionGrant{permission::ServicesDelete, Role::Operator},
    PermissionGrant{permission::ServicesOperate, Role::Operator},
    PermissionGrant{permission::ServicesRead, Role::Viewer},
    PermissionGrant{permission::ServicesUpdate, Role::Operator},
    PermissionGrant{permission::SettingsManage, Role::Admin},
    PermissionGrant{permission::SettingsRead, Role::Viewer},
    PermissionGrant{permission::StacksCreate, Role::Operator},
    PermissionGrant{permission::StacksDelete, Role::Operator},
    PermissionGrant{permission::StacksOperate, Role::Operator},
    PermissionGrant{permission::StacksRead, Role::Viewer},
    PermissionGrant{permission::StacksUpdate, Role::Operator},
    PermissionGrant{permission::SystemRead, Role::Viewer},
    PermissionGrant{permission::UsersManage, Role::Admin},
    PermissionGrant{permission::UsersRead, Role::Viewer},
    PermissionGrant{permission::VolumesCreate, Role::Operator},
    PermissionGrant{permission::VolumesDelete, Role::Operator},
    PermissionGrant{permission::VolumesRead, Role::Viewer},
};

int permissionRank(Role role)
{
    switch (role) {
    case Role::Admin:
        return 2;
    case Role::Operator:
        return 1;
    case Role::Viewer:
        return 0;
    }
    return -1;
}

bool isForEverySignedIn(std::string_view name)
{
    return name == permission::Public || name == permission::SignedIn;
}

} // namespace

bool allows(Role role, std::string_view name)
{
    if (isForEverySignedIn(name)) {
        return true;
    }
    return std::any_of(permissionTable.begin(), permissionTable.end(), [&](const PermissionGrant &grant) {
        return grant.name == name && permissionRank(role) >= permissionRank(grant.least);
    });
}

std::vector<std::string_view> permissionsOf(Role role)
{
    std::vector<std::string_view> names;
    for (const auto &grant : permissionTable) {
        if (allows(role, grant.name)) {
            names.push_back(grant.name);
        }
    }
    return names;
}

std::vector<std::string_view> allPermissions()
{
    return permissionsOf(Role::Admin);
}

void requirePermission(const Actor &actor, std::string_view name)
{
    if (!allows(actor.role, name)) {
        throw Error(ErrorCode::Forbidden, "permission_missing",
                    "Your role does not allow this: it needs " + std::string(name) + ".")
            .withRemedy("Ask an administrator for a role that has it.")
            .withContext("permission", std::string(name));
    }
}

} // namespace wakedock::core
