#pragma once

#include "models/common/bridge.h"
#include "models/hosts/host_list_model.h"
#include "models/services/service_list_model.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <map>
#include <vector>

namespace wakedock::models {

/// Services for whose image a registry has something newer, on whatever host. Reads what is known, asks no registry, and
/// only while somebody looks.
class ServiceUpdatesModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QStringList serviceIds READ serviceIds NOTIFY changed)
    Q_PROPERTY(bool watched READ isWatched WRITE setWatched NOTIFY watchedChanged)

public:
    ServiceUpdatesModel(Bridge &bridge, const ServiceListModel &services, const HostListModel &hosts,
                        QObject *parent = nullptr);

    [[nodiscard]] QStringList serviceIds() const;
    [[nodiscard]] bool isWatched() const { return m_watched; }
    /// Each look begins with a reading.
    void setWatched(bool watched);

Q_SIGNALS:
    void changed();
    void watchedChanged();

private:
    void readSoon();
    void read();
    void readHost(const core::HostId &host, quint64 reading);
    void take(const core::HostId &host, std::vector<core::ImageSummary> images);
    void receive(const std::vector<core::EventRecord> &events);
    [[nodiscard]] bool isOutdated(const core::ServiceId &id, const core::ImageSummary &image) const;

    Bridge &m_bridge;
    const ServiceListModel &m_services;
    const HostListModel &m_hosts;
    std::map<core::HostId, QStringList> m_outdated;
    QTimer m_soon;
    Generation m_generation;
    bool m_watched = false;
};

} // namespace wakedock::models
