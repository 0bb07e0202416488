#pragma once

#include "models/stacks/stack_actions.h"
#include "models/stacks/stack_detail_model.h"
#include "models/stacks/stack_filter_model.h"
#include "models/stacks/stack_form_model.h"
#include "models/stacks/stack_list_model.h"
#include "models/stacks/stack_removal_model.h"

#include <QObject>

namespace wakedock::models {

/// The models of the stacks, made together.
class StackCatalog : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::StackListModel *list READ list CONSTANT)
    Q_PROPERTY(wakedock::models::StackFilterModel *shown READ shown CONSTANT)
    Q_PROPERTY(wakedock::models::StackDetailModel *detail READ detail CONSTANT)
    Q_PROPERTY(wakedock::models::StackActions *actions READ actions CONSTANT)
    Q_PROPERTY(wakedock::models::StackFormModel *form READ form CONSTANT)
    Q_PROPERTY(wakedock::models::StackRemovalModel *removal READ removal CONSTANT)

public:
    StackCatalog(Bridge &bridge, HostListModel &hosts, OperationListModel &operations, QObject *parent = nullptr);

    StackListModel *list() { return &m_list; }
    /// The list as it is searched and sorted.
    StackFilterModel *shown() { return &m_shown; }
    StackDetailModel *detail() { return &m_detail; }
    StackActions *actions() { return &m_actions; }
    StackFormModel *form() { return &m_form; }
    StackRemovalModel *removal() { return &m_removal; }

private:
    StackListModel m_list;
    StackFilterModel m_shown;
    StackDetailModel m_detail;
    StackActions m_actions;
    StackFormModel m_form;
    StackRemovalModel m_removal;
};

/// Makes them known to QML.
void registerStackTypes();

} // namespace wakedock::models
