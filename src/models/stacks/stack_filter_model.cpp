#include "models/stacks/stack_filter_model.h"

#include "models/common/words.h"
#include "models/stacks/stack_list_model.h"

#include <algorithm>
#include <array>

namespace wakedock::models {

namespace {

/// What needs a look first comes first.
int stackUrgency(const QModelIndex &index)
{
    static constexpr std::array order = {Tone::Negative, Tone::Warning, Tone::Progress,
                                         Tone::Positive, Tone::Resting, Tone::Neutral};
    const auto tone = static_cast<Tone>(index.data(StackListModel::ToneRole).toInt());
    return static_cast<int>(std::find(order.begin(), order.end(), tone) - order.begin());
}

} // namespace

StackFilterModel::StackFilterModel(StackListModel &stacks, QObject *parent) : QSortFilterProxyModel(parent)
{
    setSourceModel(&stacks);
    setDynamicSortFilter(true);
    setSortRole(StackListModel::NameRole);
    setFilterRole(StackListModel::SearchRole);
    sort(0);
    connect(this, &QAbstractItemModel::rowsInserted, this, &StackFilterModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &StackFilterModel::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &StackFilterModel::countChanged);
}

void StackFilterModel::setText(const QString &text)
{
    if (m_text != text) {
        m_text = text;
        invalidateFilter();
        Q_EMIT textChanged();
    }
}

void StackFilterModel::sortBy(int role, bool descendingFirst)
{
    const bool isSame = sortRole() == role;
    const bool descending = isSame ? !isDescending() : descendingFirst;
    setSortRole(role);
    sort(0, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    Q_EMIT orderChanged();
}

bool StackFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QString wanted = m_text.trimmed();
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    return wanted.isEmpty() || index.data(StackListModel::SearchRole).toString().contains(wanted, Qt::CaseInsensitive);
}

bool StackFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (sortRole() == StackListModel::ToneRole && stackUrgency(left) != stackUrgency(right)) {
        return stackUrgency(left) < stackUrgency(right);
    }
    // The key tells two of the same name on two hosts apart.
    return left.data(StackListModel::KeyRole)
               .toString()
               .compare(right.data(StackListModel::KeyRole).toString(), Qt::CaseInsensitive)
        < 0;
}

} // namespace wakedock::models
