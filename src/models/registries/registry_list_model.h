#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"

#include <optional>
#include <vector>

namespace wakedock::models {

struct RegistryRow {
    core::Registry registry;
    std::optional<core::RegistryTrial> trial; ///< By whomever, since WakeDock's start.
    bool trying = false;
    bool busy = false; ///< Being removed.
    [[nodiscard]] const core::RegistryId &key() const { return registry.id; }
    bool operator==(const RegistryRow &) const = default;
};

/// The registries WakeDock signs in at, by address, with what came of the last try.
class RegistryListModel : public KeyedListModel<RegistryRow>
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY stateChanged)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY stateChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        AddressRole,
        UserRole, ///< `ci-robot`; `without login` where there is none.
        StatusTextRole, ///< `The login works`
        ToneRole,
        WhenRole, ///< `4 min ago`; empty before the first try.
        DetailRole, ///< What is wrong; else empty.
        RemedyRole,
        TryingRole,
        BusyRole,
    };
    Q_ENUM(Role)

    explicit RegistryListModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int count() const { return rowCount(); }
    /// Nothing for one that is no longer there.
    [[nodiscard]] std::optional<core::Registry> find(const core::RegistryId &id) const;

    Q_INVOKABLE void reload();
    /// Lets this machine's engine sign in with what is stored.
    Q_INVOKABLE void test(const QString &registryId);
    void setBusy(const core::RegistryId &id, bool busy);

Q_SIGNALS:
    void stateChanged();
    void countChanged();
    /// The rows are fresh.
    void loaded();

private:
    void setState(RequestState state, ErrorText error = {});
    void load(const std::vector<core::Registry> &registries);
    void tell(const core::RegistryId &id, std::optional<core::RegistryProblem> problem);

    Bridge &m_bridge;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
};

} // namespace wakedock::models
