#pragma once

#include "models/common/form_run.h"
#include "models/registries/registry_list_model.h"

#include <QString>

#include <optional>

namespace wakedock::models {

/// The form of a login at a registry, new or to be changed. A stored password is never shown: left empty it stays.
class RegistryFormModel : public FormRun
{
    Q_OBJECT
    Q_PROPERTY(bool changing READ isChanging NOTIFY edited)
    Q_PROPERTY(QString address READ address WRITE setAddress NOTIFY edited)
    Q_PROPERTY(QString user READ user WRITE setUser NOTIFY edited)
    Q_PROPERTY(bool keepsPassword READ keepsPassword NOTIFY edited)
    Q_PROPERTY(bool complete READ isComplete NOTIFY edited)

public:
    RegistryFormModel(Bridge &bridge, RegistryListModel &registries, QObject *parent = nullptr);

    [[nodiscard]] bool isChanging() const { return m_known.has_value(); }
    [[nodiscard]] QString address() const { return m_address; }
    void setAddress(const QString &address);
    [[nodiscard]] QString user() const { return m_user; }
    void setUser(const QString &user);
    /// There is a stored password, and none is written over it.
    [[nodiscard]] bool keepsPassword() const;
    [[nodiscard]] bool isComplete() const { return !m_address.trimmed().isEmpty(); }

    Q_INVOKABLE void startNew();
    Q_INVOKABLE void startChange(const QString &registryId);
    /// Goes in and never comes out again.
    Q_INVOKABLE void setPassword(const QString &password);
    Q_INVOKABLE void send();

Q_SIGNALS:
    void edited();

private:
    void start(const std::optional<core::Registry> &known);
    [[nodiscard]] core::RegistryWish wish() const;

    RegistryListModel &m_registries;
    std::optional<core::Registry> m_known;
    QString m_address;
    QString m_user;
    Secret m_password;
};

} // namespace wakedock::models
