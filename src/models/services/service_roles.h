#pragma once

#include "models/common/role_table.h"
#include "models/services/service_list_model.h"

namespace wakedock::models {

/// What a row of services is called in QML and how it is read. Address and host are read by the list itself: it knows the
/// proxy's ports and the hosts' names.
const RoleTable<ServiceRow> &serviceRoles();

} // namespace wakedock::models
