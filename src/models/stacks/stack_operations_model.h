#pragma once

#include "models/operations/operation_list_model.h"

#include <QSortFilterProxyModel>
#include <QString>

namespace wakedock::models {

/// What was done to one stack lately, newest first.
class StackOperationsModel : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    explicit StackOperationsModel(OperationListModel &operations, QObject *parent = nullptr);

    /// @param key of a stack, as StackListModel tells it
    void show(const QString &key);
    [[nodiscard]] int count() const { return rowCount(); }

Q_SIGNALS:
    void countChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    QString m_subject;
};

} // namespace wakedock::models
