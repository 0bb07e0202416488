#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/words.h"

#include <QObject>

namespace wakedock::models {

/// The test of one host: it answers, or what is wrong with it and what to do.
class HostTrialModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(QString hostName READ hostName NOTIFY changed)
    Q_PROPERTY(bool works READ works NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString detail READ detail NOTIFY changed)
    Q_PROPERTY(QString remedy READ remedy NOTIFY changed)

public:
    explicit HostTrialModel(Bridge &bridge, QObject *parent = nullptr) : QObject(parent), m_bridge(bridge) { }

    /// Ready also where the host does not work: that is what the test found. Failed: it could not be made.
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] QString hostName() const { return m_hostName; }
    [[nodiscard]] bool works() const { return m_works; }
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString detail() const { return m_detail; }
    [[nodiscard]] QString remedy() const { return m_remedy; }

    Q_INVOKABLE void test(const QString &hostId, const QString &hostName);
    Q_INVOKABLE void again() { test(m_hostId, m_hostName); }
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();

private:
    void tell(const core::HostTrial &trial);
    void tell(const Error &problem, RequestState state);

    Bridge &m_bridge;
    Generation m_generation;
    RequestState m_state = RequestState::Idle;
    QString m_hostId;
    QString m_hostName;
    bool m_works = false;
    QString m_title;
    QString m_detail;
    QString m_remedy;
};

} // namespace wakedock::models
