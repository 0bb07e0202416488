#pragma once

#include "backend/core/domain/certificate.h"
#include "backend/core/domain/events.h"
#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"

#include <optional>
#include <vector>

namespace wakedock::models {

struct CertificateRow {
    core::Certificate certificate;
    bool busy = false; ///< Being renewed or removed.
    [[nodiscard]] const core::CertificateId &key() const { return certificate.id; }
    bool operator==(const CertificateRow &) const = default;
};

/// Certificates: those the operator brought along, and those Caddy obtains for names of services.
class CertificateListModel : public KeyedListModel<CertificateRow>
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY stateChanged)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY stateChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int troubledCount READ troubledCount NOTIFY troubledChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NamesRole,
        SourceRole, ///< Who looks after it, and who signed it.
        StatusTextRole,
        ToneRole,
        ExpiryRole,
        UntilRole, ///< The moment, for a tool tip.
        UsedByRole, ///< Of an own one: the names that are shown it.
        TroubleRole, ///< In the words of who refused it; empty where nothing is wrong.
        TroubleFactsRole,
        WarningsRole,
        OwnRole,
        RenewableRole,
        BusyRole,
    };
    Q_ENUM(Role)

    explicit CertificateListModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int count() const { return rowCount(); }
    /// Refused, expired or about to be.
    [[nodiscard]] int troubledCount() const { return m_troubled; }
    /// Nothing for one that is no longer there.
    [[nodiscard]] std::optional<core::Certificate> find(const core::CertificateId &id) const;

    Q_INVOKABLE void reload();
    void setBusy(const core::CertificateId &id, bool busy);

Q_SIGNALS:
    void stateChanged();
    void countChanged();
    void troubledChanged();

private:
    void setState(RequestState state, ErrorText error = {});
    void load(const std::vector<core::Certificate> &certificates);
    void receive(const std::vector<core::EventRecord> &events);

    Bridge &m_bridge;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
    int m_troubled = 0;
};

} // namespace wakedock::models
