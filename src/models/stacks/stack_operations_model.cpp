#include "models/stacks/stack_operations_model.h"

#include "backend/core/domain/rules/stack_rules.h"
#include "models/common/text_format.h"

namespace wakedock::models {

StackOperationsModel::StackOperationsModel(OperationListModel &operations, QObject *parent) : QSortFilterProxyModel(parent)
{
    setSourceModel(&operations);
    connect(this, &QAbstractItemModel::rowsInserted, this, &StackOperationsModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &StackOperationsModel::countChanged);
}

void StackOperationsModel::show(const QString &key)
{
    const auto id = core::readStackId(key.toStdString());
    m_subject = id ? text(core::stackSubject(*id).value) : QString();
    invalidateFilter();
    Q_EMIT countChanged();
}

bool StackOperationsModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QModelIndex row = sourceModel()->index(sourceRow, 0, sourceParent);
    return !m_subject.isEmpty() && row.data(OperationListModel::SubjectRole).toString() == m_subject;
}

} // namespace wakedock::models
