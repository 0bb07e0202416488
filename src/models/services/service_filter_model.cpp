#include "models/services/service_filter_model.h"

#include "models/common/words.h"
#include "models/services/service_list_model.h"

#include <algorithm>
#include <array>

namespace wakedock::models {

namespace {

bool showsTone(ServiceFilterModel::Show show, Tone tone)
{
    switch (show) {
    case ServiceFilterModel::Show::Running:
        return tone == Tone::Positive || tone == Tone::Progress || tone == Tone::Warning;
    case ServiceFilterModel::Show::Resting:
        return tone == Tone::Neutral || tone == Tone::Resting;
    case ServiceFilterModel::Show::Troubled:
        return tone == Tone::Negative || tone == Tone::Warning;
    case ServiceFilterModel::Show::All:
        break;
    }
    return true;
}

/// What needs a look first comes first.
int urgencyOf(Tone tone)
{
    static constexpr std::array order = {Tone::Negative, Tone::Warning, Tone::Progress,
                                         Tone::Positive, Tone::Resting, Tone::Neutral};
    return static_cast<int>(std::find(order.begin(), order.end(), tone) - order.begin());
}

Tone toneAt(const QModelIndex &index)
{
    return static_cast<Tone>(index.data(ServiceListModel::ToneRole).toInt());
}

} // namespace

ServiceFilterModel::ServiceFilterModel(QAbstractItemModel &services, QObject *parent) : QSortFilterProxyModel(parent)
{
    setSourceModel(&services);
    setDynamicSortFilter(true);
    // Usage changes each few seconds and moves no row: only a change of what is sorted or filtered by may do so.
    setSortRole(ServiceListModel::NameRole);
    setFilterRole(ServiceListModel::StatusRole);
    sort(0);
    connect(this, &QAbstractItemModel::rowsInserted, this, &ServiceFilterModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &ServiceFilterModel::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &ServiceFilterModel::countChanged);
}

void ServiceFilterModel::setText(const QString &text)
{
    if (m_text != text) {
        m_text = text;
        invalidateFilter();
        Q_EMIT textChanged();
    }
}

void ServiceFilterModel::setShow(Show show)
{
    if (m_show != show) {
        m_show = show;
        invalidateFilter();
        Q_EMIT showChanged();
    }
}

void ServiceFilterModel::setOrder(Order order)
{
    if (m_order != order) {
        m_order = order;
        invalidate();
        Q_EMIT orderChanged();
    }
}

bool ServiceFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    if (!showsTone(m_show, toneAt(index))) {
        return false;
    }
    static constexpr std::array searched = {ServiceListModel::NameRole, ServiceListModel::ImageRole,
                                            ServiceListModel::DomainRole, ServiceListModel::StatusTextRole};
    const QString wanted = m_text.trimmed();
    return wanted.isEmpty() || std::any_of(searched.begin(), searched.end(), [&](int role) {
               return index.data(role).toString().contains(wanted, Qt::CaseInsensitive);
           });
}

bool ServiceFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (m_order == Order::ByStatus) {
        const int leftUrgency = urgencyOf(toneAt(left));
        const int rightUrgency = urgencyOf(toneAt(right));
        if (leftUrgency != rightUrgency) {
            return leftUrgency < rightUrgency;
        }
    }
    return left.data(ServiceListModel::NameRole).toString() < right.data(ServiceListModel::NameRole).toString();
}

} // namespace wakedock::models
