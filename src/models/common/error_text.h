#pragma once

#include "backend/core/domain/deployment.h"
#include "backend/shared/exceptions/error.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace wakedock::models {

/// A failure as the window shows it: what kind, what happened, what to do, what was taken back.
class ErrorText
{
    Q_GADGET
    Q_PROPERTY(bool present MEMBER present CONSTANT)
    Q_PROPERTY(QString title MEMBER title CONSTANT)
    Q_PROPERTY(QString message MEMBER message CONSTANT)
    Q_PROPERTY(QString remedy MEMBER remedy CONSTANT)
    Q_PROPERTY(QString step MEMBER step CONSTANT)
    Q_PROPERTY(QStringList undone MEMBER undone CONSTANT)

public:
    bool present = false;
    QString title;
    QString message;
    QString remedy;
    QString step; ///< Of a deployment, in words; empty when it was none.
    QStringList undone;

    static ErrorText of(const Error &error);
    static ErrorText of(const core::FailureRecord &failure);
    bool operator==(const ErrorText &) const = default;
};

/// The short sentence of a kind of failure. One of the three mirrors of ErrorCode.
QString titleOf(ErrorCode code);
/// `wait_healthy` as people say it.
QString stepTitle(const std::string &step);
/// The same of an operation on a stack.
QString stackStepTitle(const std::string &step);

} // namespace wakedock::models
