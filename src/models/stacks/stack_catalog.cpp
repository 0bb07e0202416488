#include "models/stacks/stack_catalog.h"

#include "models/common/register_model.h"

namespace wakedock::models {

StackCatalog::StackCatalog(Bridge &bridge, HostListModel &hosts, OperationListModel &operations, QObject *parent)
    : QObject(parent)
    , m_list(bridge, hosts)
    , m_shown(m_list)
    , m_detail(bridge, m_list, operations)
    , m_actions(bridge)
    , m_form(bridge, hosts)
    , m_removal(bridge)
{
}

void registerStackTypes()
{
    registerModel<StackCatalog>("StackCatalog");
    registerModel<StackListModel>("StackListModel");
    registerModel<StackFilterModel>("StackFilterModel");
    registerModel<StackDetailModel>("StackDetailModel");
    registerModel<StackOperationsModel>("StackOperationsModel");
    registerModel<StackActions>("StackActions");
    registerModel<StackFormModel>("StackFormModel");
    registerModel<StackCheckModel>("StackCheckModel");
    registerModel<StackPlanModel>("StackPlanModel");
    registerModel<StackRemovalModel>("StackRemovalModel");
}

} // namespace wakedock::models
