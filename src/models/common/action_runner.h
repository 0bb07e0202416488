#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"

#include <QObject>
#include <QSet>
#include <QString>

namespace wakedock::models {

/// Does what the operator asks and knows of which things something is under way. One end for each: `done` or `failed`.
class ActionRunner : public QObject
{
    Q_OBJECT

public:
    explicit ActionRunner(Bridge &bridge, QObject *parent = nullptr) : QObject(parent), m_bridge(bridge) { }

    /// @param key of the thing in its list: an id, or the name where that is the id
    [[nodiscard]] bool isBusy(const QString &key) const { return m_busy.contains(key); }

Q_SIGNALS:
    void busyChanged(const QString &key);
    void done(const QString &key);
    void failed(const QString &key, const wakedock::models::ErrorText &error);

protected:
    /// Nothing happens while something is under way with the same thing.
    void run(const QString &key, Bridge::Question<bool> question);

private:
    void finish(const QString &key);

    Bridge &m_bridge;
    QSet<QString> m_busy;
};

} // namespace wakedock::models
