#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"

#include <vector>

namespace wakedock::models {

struct NotificationRow {
    quint64 id = 0;
    Tone tone = Tone::Neutral;
    QString title;
    QString message;
    QString serviceId;
    QString address;
    [[nodiscard]] quint64 key() const { return id; }
    bool operator==(const NotificationRow &) const = default;
};

/// The short messages in the corner of the window: a deployment ended, an action was refused. Newest last, three at most.
class NotificationModel : public KeyedListModel<NotificationRow>
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, ToneRole, TitleRole, MessageRole, ServiceIdRole, AddressRole };
    Q_ENUM(Role)

    explicit NotificationModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void add(NotificationRow row);
    Q_INVOKABLE void say(wakedock::models::Tone tone, const QString &title, const QString &message);
    Q_INVOKABLE void dismiss(quint64 id);

private:
    void receive(const std::vector<core::EventRecord> &events);
    quint64 m_lastId = 0;
};

} // namespace wakedock::models
