#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/services/service_list_model.h"

#include <functional>
#include <memory>
#include <optional>

namespace wakedock::models {

/// Changes how a service sleeps, at once and without a deployment, and takes the last such change back when asked.
class SleepChange : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString said READ said NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(bool allowed READ allowed CONSTANT)

public:
    using Edit = std::function<void(core::SleepPolicy &)>;

    SleepChange(Bridge &bridge, ServiceListModel &services, QObject *parent = nullptr);

    [[nodiscard]] bool busy() const { return m_busy; }
    /// What was done and can be taken back, as a sentence; empty when there is nothing.
    [[nodiscard]] QString said() const { return m_said; }
    /// Why the last change was refused; empty when it was not.
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] bool allowed() const;

    /// Does nothing while another change is under way, or where the service is gone.
    /// @param said what is said once it is done
    void apply(const core::ServiceId &id, const Edit &edit, const QString &said);
    /// As when the core refuses a change.
    void refuse(const QString &why);

    /// Only while the service is as the change left it: what somebody else changed since is not taken back with it.
    Q_INVOKABLE void undo();
    /// Nothing is said any more, and nothing taken back; what is under way is done without a word.
    Q_INVOKABLE void dismiss();

Q_SIGNALS:
    void changed();
    void done(); ///< A change was made, whether it is spoken of or not.

private:
    struct Past {
        std::shared_ptr<const core::Service> after; ///< As the change left it.
        core::SleepPolicy before;
    };
    /// @param before what undo() goes back to; nothing = this is no change to take back
    void send(const core::Service &service, const core::SleepPolicy &sleep, std::optional<core::SleepPolicy> before,
              const QString &said);
    void settle(const QString &said, const QString &error);

    Bridge &m_bridge;
    ServiceListModel &m_services;
    Generation m_generation;
    bool m_busy = false;
    QString m_said;
    QString m_error;
    std::optional<Past> m_past;
};

} // namespace wakedock::models
