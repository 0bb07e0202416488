#pragma once

#include "models/common/form_run.h"
#include "models/hosts/host_list_model.h"

#include <QString>

#include <optional>

namespace wakedock::models {

/// The form of a host, a new one or one that is changed: a name, the way to its engine, and what that way needs.
class HostFormModel : public FormRun
{
    Q_OBJECT
    Q_PROPERTY(Way way READ way WRITE setWay NOTIFY edited)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY edited)
    Q_PROPERTY(QString address READ address WRITE setAddress NOTIFY edited)
    Q_PROPERTY(QString serviceAddress READ serviceAddress WRITE setServiceAddress NOTIFY edited)
    Q_PROPERTY(bool encrypted READ isEncrypted WRITE setEncrypted NOTIFY edited)
    Q_PROPERTY(QString certificates READ certificates WRITE setCertificates NOTIFY edited)
    Q_PROPERTY(bool changing READ isChanging NOTIFY edited)
    Q_PROPERTY(bool hasCertificates READ hasCertificates NOTIFY edited)
    Q_PROPERTY(bool keepsCertificates READ keepsCertificates WRITE setKeepsCertificates NOTIFY edited)
    Q_PROPERTY(QString url READ url NOTIFY edited)
    Q_PROPERTY(bool complete READ isComplete NOTIFY edited)

public:
    enum class Way { Ssh, Tcp, Socket };
    Q_ENUM(Way)

    HostFormModel(Bridge &bridge, const HostListModel &hosts, QObject *parent = nullptr);

    [[nodiscard]] Way way() const { return m_way; }
    void setWay(Way way);
    [[nodiscard]] QString name() const { return m_name; }
    void setName(const QString &name);
    /// `ops@build-1`, `build-1:2376` or a path; a whole URL is taken as it is.
    [[nodiscard]] QString address() const { return m_address; }
    void setAddress(const QString &address);
    /// Where Caddy reaches ports published there; empty = as the address says.
    [[nodiscard]] QString serviceAddress() const { return m_serviceAddress; }
    void setServiceAddress(const QString &address);
    /// For TCP; without it everybody on the way has the engine.
    [[nodiscard]] bool isEncrypted() const { return m_encrypted; }
    void setEncrypted(bool encrypted);
    /// The folder with ca.pem, cert.pem and key.pem; empty = certificates the system trusts, and none of our own.
    [[nodiscard]] QString certificates() const { return m_certificates; }
    void setCertificates(const QString &folder);
    /// A host that is there already is changed.
    [[nodiscard]] bool isChanging() const { return m_before.has_value(); }
    /// WakeDock keeps certificates or authorities for the host. They are never shown again.
    [[nodiscard]] bool hasCertificates() const;
    /// Those stay what they are; else the folder says what comes in their place.
    [[nodiscard]] bool keepsCertificates() const { return m_keepsCertificates; }
    void setKeepsCertificates(bool keeps);
    /// What WakeDock will connect to.
    [[nodiscard]] QString url() const;
    [[nodiscard]] bool isComplete() const;

    /// Adds the host, or changes the one the form was filled with; `succeeded` names its id.
    Q_INVOKABLE void send();
    /// Empties the fields, too, for a new host.
    Q_INVOKABLE void startAnew();
    /// Fills the fields with a host that is in the list. False where it is not (any more), or is the settings' own.
    Q_INVOKABLE bool change(const QString &hostId);

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] bool sendsKeptCertificates() const;
    [[nodiscard]] std::optional<core::EngineTls> tls() const;
    [[nodiscard]] core::HostWish wish() const;
    void fill(const core::Host &host);

    const HostListModel &m_hosts;
    std::optional<core::Host> m_before; ///< The one that is changed, as it was when the form opened.
    Way m_way = Way::Ssh;
    QString m_name;
    QString m_address;
    QString m_serviceAddress;
    bool m_encrypted = true;
    bool m_keepsCertificates = false;
    QString m_certificates;
};

} // namespace wakedock::models
