#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/words.h"

#include <QList>
#include <QVariantList>

#include <optional>
#include <vector>

namespace wakedock::models {

/// What Caddy counts of its visitors, for as long as somebody looks.
class ProxyMetricsModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool active READ active WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(bool measured READ measured NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString rateText READ rateText NOTIFY changed)
    Q_PROPERTY(QList<qreal> rateHistory READ rateHistory NOTIFY changed)
    Q_PROPERTY(QString latencyText READ latencyText NOTIFY changed)
    Q_PROPERTY(QString latencyDetail READ latencyDetail NOTIFY changed)
    Q_PROPERTY(QList<qreal> latencyHistory READ latencyHistory NOTIFY changed)
    Q_PROPERTY(QString statusText READ statusText NOTIFY changed)
    Q_PROPERTY(wakedock::models::Tone statusTone READ statusTone NOTIFY changed)
    Q_PROPERTY(QString inFlightText READ inFlightText NOTIFY changed)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)
    Q_PROPERTY(QVariantList servers READ servers NOTIFY changed)
    Q_PROPERTY(QVariantList busyServices READ busyServices NOTIFY changed)

public:
    explicit ProxyMetricsModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] bool active() const { return m_active; }
    /// True while it is shown: only then Caddy is asked for it.
    void setActive(bool active);
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    /// There is a reading to show.
    [[nodiscard]] bool measured() const;
    /// Why what is shown is of earlier; empty when it is fresh.
    [[nodiscard]] QString problem() const;
    /// `12 /s`
    [[nodiscard]] QString rateText() const;
    [[nodiscard]] QList<qreal> rateHistory() const;
    /// What 95 of 100 visitors waited at most.
    [[nodiscard]] QString latencyText() const;
    [[nodiscard]] QString latencyDetail() const;
    [[nodiscard]] QList<qreal> latencyHistory() const; ///< Milliseconds.
    /// Of the last minutes: `98 % answered, 2 % failed`
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] Tone statusTone() const;
    [[nodiscard]] QString inFlightText() const;
    /// {label, value}
    [[nodiscard]] QVariantList facts() const;
    /// {name, owner, counted, rate, latency, hint}
    [[nodiscard]] QVariantList servers() const;
    /// {name, host, inFlight} of those with requests on the way.
    [[nodiscard]] QVariantList busyServices() const;

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void activeChanged();
    void changed();

private:
    void receive(const std::vector<core::EventRecord> &events);
    void set(RequestState state, ErrorText error = {});
    /// Of the last minutes, together.
    [[nodiscard]] core::TrafficPoint lately() const;

    Bridge &m_bridge;
    core::TrafficReport m_report;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
    bool m_active = false;
};

} // namespace wakedock::models
