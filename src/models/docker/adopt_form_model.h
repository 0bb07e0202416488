#pragma once

#include "models/common/form_run.h"
#include "models/hosts/engine_choice.h"

#include <QString>
#include <QStringList>

namespace wakedock::models {

/// The form that makes a service of a container somebody else started: what the container does not say itself.
class AdoptFormModel : public FormRun
{
    Q_OBJECT
    Q_PROPERTY(QString container READ container NOTIFY edited)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY edited)
    Q_PROPERTY(QString domain READ domain WRITE setDomain NOTIFY edited)
    Q_PROPERTY(QString port READ port WRITE setPort NOTIFY edited)
    Q_PROPERTY(QString operationId READ operationId NOTIFY edited)
    Q_PROPERTY(QStringList notes READ notes NOTIFY edited)

public:
    AdoptFormModel(Bridge &bridge, EngineChoice &engine, QObject *parent = nullptr);

    /// What the container is called.
    [[nodiscard]] QString container() const { return m_container; }
    [[nodiscard]] QString name() const { return m_name; }
    void setName(const QString &name) { assign(m_name, name); }
    /// Empty = not routed.
    [[nodiscard]] QString domain() const { return m_domain; }
    void setDomain(const QString &domain) { assign(m_domain, domain); }
    /// Where it listens, inside; empty = as the container says.
    [[nodiscard]] QString port() const { return m_port; }
    void setPort(const QString &port) { assign(m_port, port); }
    /// Once it has begun: what it goes on under.
    [[nodiscard]] QString operationId() const { return m_operationId; }
    /// Once it has begun: what the next deployment's container will do otherwise.
    [[nodiscard]] QStringList notes() const { return m_notes; }

    /// For this container of the chosen engine.
    Q_INVOKABLE void begin(const QString &id, const QString &container);
    /// `succeeded` comes when it has begun, and names the operation.
    Q_INVOKABLE void send();

Q_SIGNALS:
    void edited();

private:
    void assign(QString &field, const QString &value);
    /// @throws Error Invalid on `upstream_port`
    [[nodiscard]] core::AdoptRequest request() const;

    EngineChoice &m_engine;
    QString m_id;
    QString m_container;
    QString m_name;
    QString m_domain;
    QString m_port;
    QString m_operationId;
    QStringList m_notes;
};

} // namespace wakedock::models
