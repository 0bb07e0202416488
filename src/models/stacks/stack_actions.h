#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"

#include <QObject>
#include <QString>

namespace wakedock::models {

/// What the operator does with a click to a stack. Work answers as soon as it is recorded: `operationStarted` names what to
/// follow, `failed` says why it was refused.
class StackActions : public QObject
{
    Q_OBJECT

public:
    explicit StackActions(Bridge &bridge, QObject *parent = nullptr) : QObject(parent), m_bridge(bridge) { }

    /// As its files are now. @param pulls also images that are there
    Q_INVOKABLE void up(const QString &key, bool pulls);
    Q_INVOKABLE void down(const QString &key);
    /// Nothing that runs is touched.
    Q_INVOKABLE void adopt(const QString &key);

Q_SIGNALS:
    void operationStarted(const QString &key, const QString &operationId);
    void adopted(const QString &key);
    void failed(const QString &key, const wakedock::models::ErrorText &error);

private:
    void run(const QString &key, Bridge::Question<core::OperationId> question);
    void refuse(const QString &key, const Error &error);

    Bridge &m_bridge;
};

} // namespace wakedock::models
