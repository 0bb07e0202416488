#pragma once

#include "models/caddy/caddy_doors.h"
#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/words.h"

#include <QObject>
#include <QStringList>
#include <QVariantList>

namespace wakedock::models {

/// Who runs Caddy, what it is and what it serves; and the one thing that can be done to it at any time: giving it WakeDock's
/// routes again.
class CaddyStatusModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(bool present READ present NOTIFY changed)
    Q_PROPERTY(bool reachable READ reachable NOTIFY changed)
    Q_PROPERTY(wakedock::models::Tone tone READ tone NOTIFY changed)
    Q_PROPERTY(QString statusText READ statusText NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString keeperText READ keeperText NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString remedy READ remedy NOTIFY changed)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)
    Q_PROPERTY(QVariantList capabilities READ capabilities NOTIFY changed)
    Q_PROPERTY(QStringList foreignHosts READ foreignHosts NOTIFY changed)
    Q_PROPERTY(QString routesText READ routesText NOTIFY changed)
    Q_PROPERTY(QString foreignRoutesText READ foreignRoutesText NOTIFY changed)
    Q_PROPERTY(QString dropsNote READ dropsNote NOTIFY changed)
    Q_PROPERTY(bool mayManage READ mayManage CONSTANT)
    Q_PROPERTY(bool renewing READ isRenewing NOTIFY renewalChanged)
    Q_PROPERTY(QString renewal READ renewal NOTIFY renewalChanged)
    Q_PROPERTY(wakedock::models::ErrorText renewalError READ renewalError NOTIFY renewalChanged)

public:
    explicit CaddyStatusModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    /// Something is known, even while it is asked for anew.
    [[nodiscard]] bool present() const { return m_present; }
    [[nodiscard]] bool reachable() const { return m_report.status.reachable; }
    [[nodiscard]] Tone tone() const;
    [[nodiscard]] QString statusText() const;
    /// `Caddy 2.6.2`
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString keeperText() const;
    /// What went wrong last, and what to do about it.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString remedy() const;
    /// {label, value, fixedPitch}
    [[nodiscard]] QVariantList facts() const;
    /// {words, present}: what newer versions bring, and whether this one has it.
    [[nodiscard]] QVariantList capabilities() const;
    [[nodiscard]] QStringList foreignHosts() const;
    [[nodiscard]] QString routesText() const;
    [[nodiscard]] QString foreignRoutesText() const;
    /// What a change costs visitors with this version; empty where it costs nothing, or that is not known.
    [[nodiscard]] QString dropsNote() const;
    [[nodiscard]] bool mayManage() const;
    [[nodiscard]] bool isRenewing() const { return m_renewing; }
    /// What became of giving the routes again.
    [[nodiscard]] QString renewal() const { return m_renewal; }
    [[nodiscard]] ErrorText renewalError() const { return m_renewalError; }

    Q_INVOKABLE void reload();
    /// Brings WakeDock's routes back and changes nothing else.
    Q_INVOKABLE void renew();

Q_SIGNALS:
    void changed();
    void renewalChanged();
    void renewed();

private:
    void receive(const std::vector<core::EventRecord> &events);
    void endRenewal(const QString &words, const ErrorText &error = {});
    [[nodiscard]] bool can(const char *capability) const;

    Bridge &m_bridge;
    core::ProxyReport m_report;
    bool m_present = false;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    bool m_renewing = false;
    QString m_renewal;
    ErrorText m_renewalError;
    Generation m_generation;
};

} // namespace wakedock::models
