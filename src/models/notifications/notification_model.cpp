#include "models/notifications/notification_model.h"

#include "models/common/text_format.h"

#include <QCoreApplication>

#include <utility>

namespace wakedock::models {

namespace {

constexpr int notificationsShown = 3;

} // namespace

NotificationModel::NotificationModel(Bridge &bridge, QObject *parent) : KeyedListModel(parent)
{
    connect(&bridge, &Bridge::eventsArrived, this, &NotificationModel::receive);
}

QVariant NotificationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const NotificationRow &one = row(index.row());
    switch (role) {
    case IdRole:
        return one.id;
    case ToneRole:
        return static_cast<int>(one.tone);
    case Qt::DisplayRole:
    case TitleRole:
        return one.title;
    case MessageRole:
        return one.message;
    case ServiceIdRole:
        return one.serviceId;
    case AddressRole:
        return one.address;
    default:
        return {};
    }
}

QHash<int, QByteArray> NotificationModel::roleNames() const
{
    return {{IdRole, "notificationId"}, {ToneRole, "tone"},           {TitleRole, "title"},
            {MessageRole, "message"},   {ServiceIdRole, "serviceId"}, {AddressRole, "address"}};
}

void NotificationModel::add(NotificationRow row)
{
    row.id = ++m_lastId;
    insert(rowCount(), std::move(row));
    while (rowCount() > notificationsShown) {
        removeAt(0);
    }
}

void NotificationModel::say(Tone tone, const QString &title, const QString &message)
{
    NotificationRow row;
    row.tone = tone;
    row.title = title;
    row.message = message;
    add(std::move(row));
}

void NotificationModel::dismiss(quint64 id)
{
    const int known = indexOf(id);
    if (known >= 0) {
        removeAt(known);
    }
}

void NotificationModel::receive(const std::vector<core::EventRecord> &events)
{
    for (const auto &record : events) {
        const auto *finished = std::get_if<core::DeploymentFinished>(&record.event);
        if (!finished) {
            continue;
        }
        const core::Deployment &deployment = *finished->deployment;
        const bool worked = deployment.status == core::RunStatus::Succeeded;
        NotificationRow row;
        row.tone = worked ? Tone::Positive : Tone::Negative;
        row.title = (worked ? QCoreApplication::translate("NotificationModel", "%1 is running")
                            : QCoreApplication::translate("NotificationModel", "%1 could not be deployed"))
                        .arg(text(deployment.serviceName));
        row.message = worked ? text(finished->address) : (deployment.error ? text(deployment.error->message) : QString());
        row.serviceId = text(deployment.serviceId.value);
        row.address = text(finished->address);
        add(std::move(row));
    }
}

} // namespace wakedock::models
