#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"

#include <QStringList>

#include <string>
#include <vector>

namespace wakedock::models {

struct FindingRow {
    core::Finding finding;
    bool opensHost = false; ///< The first of what is said about its host.
    [[nodiscard]] std::string key() const { return finding.host + "/" + finding.check; }
    bool operator==(const FindingRow &) const = default;
};

/// What the doctor found: Caddy itself first, then host by host.
class FindingListModel : public KeyedListModel<FindingRow>
{
    Q_OBJECT

public:
    enum Role {
        HostRole = Qt::UserRole + 1, ///< Set on the first finding about a host only.
        ToneRole,
        MessageRole,
        RemedyRole,
        CheckRole, ///< `certificate`
        IdRole, ///< To be mended by.
        MendTextRole, ///< What mending would do; empty where WakeDock does nothing by itself.
    };
    Q_ENUM(Role)

    using KeyedListModel::KeyedListModel;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    void show(const std::vector<core::Finding> &findings);
};

/// Goes a visitor's way when the operator asks for it, and mends what is safe to mend of what was found.
class DoctorModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(wakedock::models::FindingListModel *findings READ findings CONSTANT)
    Q_PROPERTY(wakedock::models::Tone tone READ tone NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(bool canMend READ canMend NOTIFY changed)
    Q_PROPERTY(QStringList mended READ mended NOTIFY changed)

public:
    explicit DoctorModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] FindingListModel *findings() { return &m_findings; }
    [[nodiscard]] Tone tone() const;
    /// `2 things are wrong`; empty before it was asked.
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool canMend() const;

    Q_INVOKABLE void look();
    /// What became of what was mended last, as sentences.
    [[nodiscard]] QStringList mended() const { return m_mended; }

    /// Mends all that is safe to mend; what is found afterwards is shown.
    Q_INVOKABLE void mend();
    /// Mends one finding.
    Q_INVOKABLE void mendOne(const QString &id);

Q_SIGNALS:
    void changed();

private:
    void mend(core::MendRequest request);
    void set(RequestState state, ErrorText error = {});
    [[nodiscard]] int countOf(core::Severity severity) const;

    Bridge &m_bridge;
    FindingListModel m_findings;
    core::Diagnosis m_diagnosis;
    QStringList m_mended;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
};

} // namespace wakedock::models
