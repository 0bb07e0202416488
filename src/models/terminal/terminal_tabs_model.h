#pragma once

#include "models/terminal/terminal_tab.h"

#include <QAbstractListModel>
#include <QString>

#include <map>
#include <memory>
#include <vector>

namespace wakedock::models {

/// The terminals of one service, or of one container, at a time, as tabs. Those of others stay open and are there again when
/// it is their turn.
class TerminalTabsModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QString serviceId READ serviceId WRITE setServiceId NOTIFY serviceChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
    Q_PROPERTY(wakedock::models::TerminalTab *currentTab READ currentTab NOTIFY currentChanged)

public:
    enum Roles { TabRole = Qt::UserRole + 1 };

    explicit TerminalTabsModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] QString serviceId() const { return m_serviceId; }
    void setServiceId(const QString &id);
    /// From now on those of a container, whoever made it.
    Q_INVOKABLE void showContainer(const QString &hostId, const QString &containerId);
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int current() const;
    void setCurrent(int index);
    [[nodiscard]] TerminalTab *currentTab() const;

    /// Opens one more and shows it.
    Q_INVOKABLE void open();
    /// Ends its program.
    Q_INVOKABLE void close(int index);

Q_SIGNALS:
    void serviceChanged();
    void countChanged();
    void currentChanged();

private:
    struct Desk {
        core::OpenTerminalRequest place; ///< Where the next one opens.
        std::vector<std::unique_ptr<TerminalTab>> tabs;
        int current = 0;
        int opened = 0;
    };
    [[nodiscard]] const Desk &desk() const;
    Desk &desk() { return m_desks[m_shown]; }
    void show(const QString &key, core::OpenTerminalRequest place);

    Bridge &m_bridge;
    QString m_serviceId; ///< Empty while a container's are shown.
    QString m_shown; ///< Whose desk it is.
    std::map<QString, Desk> m_desks;
};

} // namespace wakedock::models
