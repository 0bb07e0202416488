#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"

#include <QObject>
#include <QVariantMap>

#include <functional>

namespace wakedock::models {

/// The sending of a small form: it stays open until what was asked for is done, and says at which field it was not.
class FormRun : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool submitting READ isSubmitting NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText failure READ failure NOTIFY changed)
    Q_PROPERTY(QVariantMap errors READ errors NOTIFY changed)

public:
    explicit FormRun(Bridge &bridge, QObject *parent = nullptr) : QObject(parent), m_bridge(bridge) { }

    [[nodiscard]] bool isSubmitting() const { return m_submitting; }
    /// Nothing while each problem stands at a field.
    [[nodiscard]] ErrorText failure() const { return m_failure; }
    /// By field, as the core names them.
    [[nodiscard]] QVariantMap errors() const { return m_errors; }
    /// For the next time the form opens; an answer that is still under way is not told any more.
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();
    /// @param made id or name of what was made; empty where nothing is
    void succeeded(const QString &made);

protected:
    /// Nothing happens while it is sent already.
    /// @param take is called before `succeeded`, with what was made
    void submit(Bridge::Question<QString> question, std::function<void(const QString &)> take = {});
    void refuse(const Error &error);
    /// What is being edited was changed by somebody else since; nothing is sent.
    /// @param theirs how to see it, as a sentence in the operator's language
    void refuseOvertaken(const QString &theirs);
    [[nodiscard]] Bridge &bridge() { return m_bridge; }

private:
    Bridge &m_bridge;
    Generation m_generation;
    bool m_submitting = false;
    ErrorText m_failure;
    QVariantMap m_errors;
};

} // namespace wakedock::models
