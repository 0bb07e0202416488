#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"
#include "models/hosts/host_list_model.h"
#include "models/services/service_text.h"

#include <QHash>
#include <QList>

#include <memory>
#include <optional>
#include <vector>

namespace wakedock::models {

struct ServiceRow {
    std::shared_ptr<const core::Service> service;
    std::optional<core::ContainerUsage> usage;
    QList<qreal> cpuHistory; ///< Per cent of one core, oldest first, at most 60.

    [[nodiscard]] const core::ServiceId &key() const { return service->record.id; }
    bool operator==(const ServiceRow &other) const
    {
        return *service == *other.service && usage == other.usage && cpuHistory == other.cpuHistory;
    }
};

/// All services, live: one snapshot, then the core's events. Stays as it is while the core cannot answer.
class ServiceListModel : public KeyedListModel<ServiceRow>
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY stateChanged)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY stateChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int runningCount READ runningCount NOTIFY countsChanged)
    Q_PROPERTY(int troubledCount READ troubledCount NOTIFY countsChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        StatusRole, ///< core::ServiceStatus as a number, for filters.
        StatusTextRole, ///< The word beside the dot.
        StatusReasonRole, ///< Why, in a sentence; often empty.
        ToneRole,
        ImageRole,
        DomainRole,
        AddressRole, ///< What a browser would open; empty without a domain.
        PortsRole, ///< List of `8080 → 80`.
        CpuTextRole, ///< Empty when it does not run.
        MemoryTextRole,
        CpuHistoryRole, ///< For the sparkline.
        BusyRole, ///< WakeDock is changing it right now.
        CanStartRole,
        CanStopRole,
        UpdatedRole, ///< `4 min ago`
        HostRole, ///< Where it runs; empty for this machine.
        CanWakeRole,
        OfStackRole, ///< Started, stopped and removed with its stack, not by itself.
        AwakeTextRole, ///< Why it is awake and how long: `Sleeps in 27 min`. Empty where its sleep is off.
        KeptAwakeRole, ///< By somebody's wish, for a time.
        CanKeepAwakeRole, ///< It would fall asleep otherwise.
    };
    Q_ENUM(Role)

    explicit ServiceListModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int runningCount() const;
    [[nodiscard]] int sleepingCount() const;
    [[nodiscard]] int troubledCount() const;
    /// Nothing when it is not (or no longer) there.
    [[nodiscard]] std::shared_ptr<const core::Service> find(const core::ServiceId &id) const;
    [[nodiscard]] const ServiceRow *rowOf(const core::ServiceId &id) const;
    [[nodiscard]] PublicPorts ports() const { return m_ports; }
    /// From now on hosts have names.
    void nameHosts(const HostListModel &hosts);
    /// As people call it; empty for this machine.
    [[nodiscard]] QString hostName(const core::HostId &host) const;

    /// Its container was adopted and still is the one that serves: it can be let go as it runs.
    Q_INVOKABLE [[nodiscard]] bool servesAdopted(const QString &serviceId) const;

    /// Asks for the whole list (again); also the retry of a failed first load.
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void stateChanged();
    void countChanged();
    void countsChanged();
    /// A service appeared, changed or went.
    void serviceTouched(const wakedock::core::ServiceId &id);
    void usageSampled();
    void portsChanged();
    void hostsNamed();

private:
    void setState(RequestState state, ErrorText error = {});
    void load(const core::ServiceList &list);
    void loadUsage();
    void loadPorts();
    void receive(const std::vector<core::EventRecord> &events);
    void apply(const core::EventRecord &record);
    void upsert(std::shared_ptr<const core::Service> service);
    void forget(const core::ServiceId &id);
    void sample(const std::map<core::ServiceId, core::ContainerUsage> &usage);

    Bridge &m_bridge;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
    PublicPorts m_ports;
    const HostListModel *m_hosts = nullptr;
    std::uint64_t m_seq = 0; ///< The last event already in the rows.
    std::vector<core::EventRecord> m_early; ///< Arrived before the snapshot they may already be in.
};

} // namespace wakedock::models
