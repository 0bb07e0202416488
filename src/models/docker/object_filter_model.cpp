#include "models/docker/object_filter_model.h"

#include "models/docker/object_list_model.h"

namespace wakedock::models {

ObjectFilterModel::ObjectFilterModel(ObjectListModel &objects, QObject *parent) : QSortFilterProxyModel(parent)
{
    setSourceModel(&objects);
    setDynamicSortFilter(true);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    // Usage changes each few seconds: it moves rows only where it is what they are sorted by, and filters none.
    setSortRole(ObjectListModel::NameRole);
    setFilterRole(ObjectListModel::GroupsRole);
    sort(0);
    connect(this, &QAbstractItemModel::rowsInserted, this, &ObjectFilterModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &ObjectFilterModel::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &ObjectFilterModel::countChanged);
}

void ObjectFilterModel::setText(const QString &text)
{
    if (m_text != text) {
        m_text = text;
        invalidateFilter();
        Q_EMIT textChanged();
    }
}

void ObjectFilterModel::setGroup(int group)
{
    if (m_group != group) {
        m_group = group;
        invalidateFilter();
        Q_EMIT groupChanged();
    }
}

void ObjectFilterModel::sortBy(int role, bool descendingFirst)
{
    const bool isSame = sortRole() == role;
    const bool descending = isSame ? !isDescending() : descendingFirst;
    setSortRole(role);
    sort(0, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    Q_EMIT orderChanged();
}

bool ObjectFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    if (m_group != 0 && (index.data(ObjectListModel::GroupsRole).toInt() & m_group) == 0) {
        return false;
    }
    const QString wanted = m_text.trimmed();
    return wanted.isEmpty() || index.data(ObjectListModel::SearchRole).toString().contains(wanted, Qt::CaseInsensitive);
}

} // namespace wakedock::models
