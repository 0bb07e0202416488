#include "app/desktop/tray_icon.h"

#include "models/common/text_format.h"
#include "models/items/icon_item.h"
#include "models/services/service_text.h"

#include <QAction>
#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusReply>
#include <QIcon>
#include <QImage>
#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <vector>

namespace wakedock::app {

namespace {

constexpr int trayRecentServices = 5;
constexpr const char *trayPanelService = "org.kde.StatusNotifierWatcher";

QColor trayColour(models::Tone tone)
{
    switch (tone) {
    case models::Tone::Positive:
        return {0x2F, 0xA8, 0x5E};
    case models::Tone::Negative:
        return {0xE5, 0x48, 0x4D};
    case models::Tone::Warning:
        return {0xF2, 0xA2, 0x3A};
    case models::Tone::Progress:
        return {0x3B, 0x82, 0xF6};
    case models::Tone::Resting:
        return {0x8B, 0x7F, 0xD6};
    case models::Tone::Neutral:
        break;
    }
    return {0x8A, 0x93, 0x9E};
}

QIcon trayPicture(models::Tone tone)
{
    QIcon icon;
    for (const int size : {22, 32, 48}) {
        QImage image = models::iconImage(QStringLiteral("wakedock"), Qt::white, size)
                           .convertToFormat(QImage::Format_ARGB32_Premultiplied);
        if (tone == models::Tone::Negative || tone == models::Tone::Warning) {
            QPainter painter(&image);
            painter.setRenderHint(QPainter::Antialiasing);
            const qreal dot = size * 0.42;
            painter.setPen(QPen(Qt::white, size * 0.06));
            painter.setBrush(trayColour(tone));
            painter.drawEllipse(QRectF(size - dot - 1, 1, dot, dot));
        }
        icon.addPixmap(QPixmap::fromImage(image));
    }
    return icon;
}

/// How a service is doing, beside its name.
QIcon trayDot(models::Tone tone)
{
    constexpr int size = 16;
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(trayColour(tone));
    painter.drawEllipse(QRectF(4, 4, size - 8, size - 8));
    painter.end();
    return QIcon(QPixmap::fromImage(image));
}

} // namespace

TrayIcon::TrayIcon(models::ServiceListModel &services) : m_services(services)
{
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick) {
            Q_EMIT openRequested();
        }
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &TrayIcon::openRequested);
    connect(&services, &models::ServiceListModel::countsChanged, this, &TrayIcon::refresh);
    connect(&services, &models::ServiceListModel::stateChanged, this, &TrayIcon::refresh);
    // Filled when it opens: nobody pays for a menu nobody sees. (Trays that copy the menu ask by this signal too.)
    connect(&m_menu, &QMenu::aboutToShow, this, &TrayIcon::fillMenu);
    fillMenu();
    refresh();
}

void TrayIcon::show()
{
    m_icon.show();
}

bool TrayIcon::isReachable() const
{
    return QSystemTrayIcon::isSystemTrayAvailable() && m_icon.isVisible();
}

bool TrayIcon::isStillShown() const
{
    // An X11 tray gives the icon a place; a panel on the bus does not, and Qt opens a new connection whenever it is asked
    // about that one.
    if (!m_icon.geometry().isEmpty()) {
        return QSystemTrayIcon::isSystemTrayAvailable();
    }
    const QDBusConnection bus = QDBusConnection::sessionBus();
    return bus.isConnected() && bus.interface()->isServiceRegistered(QLatin1String(trayPanelService)).value();
}

QString TrayIcon::summary() const
{
    if (m_services.state() != models::RequestState::Ready) {
        return QCoreApplication::translate("TrayIcon", "Connecting");
    }
    QString summary = m_services.count() == 0
        ? QCoreApplication::translate("TrayIcon", "No services yet")
        : QCoreApplication::translate("TrayIcon", "%1 of %2 running").arg(m_services.runningCount()).arg(m_services.count());
    if (m_services.sleepingCount() > 0) {
        summary +=
            QStringLiteral(", ") + QCoreApplication::translate("TrayIcon", "%n asleep", nullptr, m_services.sleepingCount());
    }
    if (m_services.troubledCount() > 0) {
        summary += QStringLiteral(", ")
            + QCoreApplication::translate("TrayIcon", "%n need attention", nullptr, m_services.troubledCount());
    }
    return summary;
}

models::Tone TrayIcon::worstTone() const
{
    models::Tone worst = models::Tone::Positive;
    for (int row = 0; row < m_services.count(); ++row) {
        const auto tone = static_cast<models::Tone>(m_services.index(row).data(models::ServiceListModel::ToneRole).toInt());
        if (tone == models::Tone::Negative) {
            return tone;
        }
        if (tone == models::Tone::Warning) {
            worst = tone;
        }
    }
    return worst;
}

void TrayIcon::refresh()
{
    const models::Tone tone = worstTone();
    if (!m_hasIcon || tone != m_shownTone) {
        m_hasIcon = true;
        m_shownTone = tone;
        m_icon.setIcon(trayPicture(tone));
    }
    m_icon.setToolTip(QStringLiteral("WakeDock: %1").arg(summary()));
}

void TrayIcon::fillMenu()
{
    // clear() leaves menus within it behind.
    for (QMenu *within : m_menu.findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly)) {
        within->deleteLater();
    }
    m_menu.clear();
    QAction *state = m_menu.addAction(summary());
    state->setEnabled(false);
    addServices();
    m_menu.addSeparator();
    connect(m_menu.addAction(QCoreApplication::translate("TrayIcon", "Open WakeDock")), &QAction::triggered, this,
            &TrayIcon::openRequested);
    connect(m_menu.addAction(QCoreApplication::translate("TrayIcon", "Quit")), &QAction::triggered, this,
            &TrayIcon::quitRequested);
}

void TrayIcon::addServices()
{
    std::vector<std::shared_ptr<const core::Service>> services;
    for (int row = 0; row < m_services.count(); ++row) {
        const QString id = m_services.index(row).data(models::ServiceListModel::IdRole).toString();
        services.push_back(m_services.find(core::ServiceId(id.toStdString())));
    }
    const auto shown = std::min<std::size_t>(services.size(), trayRecentServices);
    std::partial_sort(services.begin(), services.begin() + static_cast<std::ptrdiff_t>(shown), services.end(),
                      [](const auto &left, const auto &right) { return left->record.updatedAt > right->record.updatedAt; });
    services.resize(shown);
    if (!services.empty()) {
        m_menu.addSeparator();
    }
    for (const auto &service : services) {
        addService(*service);
    }
}

void TrayIcon::addService(const core::Service &service)
{
    const QString title =
        QStringLiteral("%1  (%2)").arg(models::text(service.record.config.name), models::statusWord(service.state.status));
    const QString id = models::text(service.record.id.value);
    QMenu *menu = m_menu.addMenu(trayDot(models::statusTone(service.state.status)), title);
    connect(menu->addAction(QCoreApplication::translate("TrayIcon", "Open")), &QAction::triggered, this,
            [this, id] { Q_EMIT serviceRequested(id); });
    if (models::canWake(service)) {
        connect(menu->addAction(QCoreApplication::translate("TrayIcon", "Wake")), &QAction::triggered, this,
                [this, id] { Q_EMIT wakeRequested(id); });
    }
    if (models::canStop(service.state.status)) {
        connect(menu->addAction(QCoreApplication::translate("TrayIcon", "Put to sleep")), &QAction::triggered, this,
                [this, id] { Q_EMIT sleepRequested(id); });
    }
}

void TrayIcon::showMessage(const QString &title, const QString &body)
{
    if (isReachable()) {
        m_icon.showMessage(title, body, trayPicture(models::Tone::Neutral));
    }
}

} // namespace wakedock::app
