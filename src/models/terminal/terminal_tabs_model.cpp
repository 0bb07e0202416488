#include "models/terminal/terminal_tabs_model.h"

#include <QQmlEngine>

#include <algorithm>
#include <utility>

namespace wakedock::models {

TerminalTabsModel::TerminalTabsModel(Bridge &bridge, QObject *parent) : QAbstractListModel(parent), m_bridge(bridge) { }

const TerminalTabsModel::Desk &TerminalTabsModel::desk() const
{
    static const Desk none;
    const auto found = m_desks.find(m_shown);
    return found == m_desks.end() ? none : found->second;
}

int TerminalTabsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(desk().tabs.size());
}

QVariant TerminalTabsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || role != TabRole) {
        return {};
    }
    return QVariant::fromValue(desk().tabs.at(static_cast<std::size_t>(index.row())).get());
}

QHash<int, QByteArray> TerminalTabsModel::roleNames() const
{
    return {{TabRole, "tab"}};
}

void TerminalTabsModel::setServiceId(const QString &id)
{
    if (m_serviceId == id) {
        return;
    }
    m_serviceId = id;
    core::OpenTerminalRequest place;
    place.service = id.toStdString();
    show(id, std::move(place));
}

void TerminalTabsModel::showContainer(const QString &hostId, const QString &containerId)
{
    m_serviceId.clear();
    core::OpenTerminalRequest place;
    place.host = core::HostId(hostId.toStdString());
    place.container = containerId.toStdString();
    // No id of a service holds a slash.
    show(hostId + QLatin1Char('/') + containerId, std::move(place));
}

void TerminalTabsModel::show(const QString &key, core::OpenTerminalRequest place)
{
    beginResetModel();
    m_shown = key;
    if (!key.isEmpty()) {
        desk().place = std::move(place);
    }
    endResetModel();
    Q_EMIT serviceChanged();
    Q_EMIT countChanged();
    Q_EMIT currentChanged();
}

int TerminalTabsModel::current() const
{
    return desk().current;
}

void TerminalTabsModel::setCurrent(int index)
{
    if (index >= 0 && index < count() && index != current()) {
        desk().current = index;
        Q_EMIT currentChanged();
    }
}

TerminalTab *TerminalTabsModel::currentTab() const
{
    const Desk &shown = desk();
    return shown.tabs.empty() ? nullptr : shown.tabs.at(static_cast<std::size_t>(shown.current)).get();
}

void TerminalTabsModel::open()
{
    if (m_shown.isEmpty()) {
        return;
    }
    Desk &shown = desk();
    beginInsertRows({}, count(), count());
    shown.tabs.push_back(std::make_unique<TerminalTab>(m_bridge, shown.place, ++shown.opened));
    QQmlEngine::setObjectOwnership(shown.tabs.back().get(), QQmlEngine::CppOwnership);
    shown.current = static_cast<int>(shown.tabs.size()) - 1;
    endInsertRows();
    Q_EMIT countChanged();
    Q_EMIT currentChanged();
}

void TerminalTabsModel::close(int index)
{
    if (index < 0 || index >= count()) {
        return;
    }
    Desk &shown = desk();
    beginRemoveRows({}, index, index);
    auto gone = std::move(shown.tabs.at(static_cast<std::size_t>(index)));
    shown.tabs.erase(shown.tabs.begin() + index);
    shown.current = std::clamp(shown.current - (index < shown.current ? 1 : 0), 0, std::max(0, count() - 1));
    endRemoveRows();
    gone->close();
    // The item that shows it lets go of it first.
    Q_EMIT currentChanged();
    Q_EMIT countChanged();
    TerminalTab *tab = gone.release();
    if (!tab->opening()) {
        tab->deleteLater();
        return;
    }
    // It waits for its terminal, to end it.
    connect(tab, &TerminalTab::changed, tab, [tab] {
        if (!tab->opening()) {
            tab->deleteLater();
        }
    });
}

} // namespace wakedock::models
