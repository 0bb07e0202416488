#pragma once

#include "models/common/form_run.h"
#include "models/routes/route_list_model.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace wakedock::models {

/// The form of a route of the operator's, new or to be changed. Before it is put in force it shows what would change in
/// Caddy's configuration; whatever is edited then has to be looked at again.
class RouteFormModel : public FormRun
{
    Q_OBJECT
    Q_PROPERTY(bool changing READ isChanging NOTIFY edited)
    Q_PROPERTY(bool complete READ isComplete NOTIFY edited)
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY edited) ///< As core::RouteTargetKind.
    Q_PROPERTY(QString hosts READ hosts WRITE setHosts NOTIFY edited) ///< Separated by spaces or commas.
    Q_PROPERTY(QString prefix READ prefix WRITE setPrefix NOTIFY edited)
    Q_PROPERTY(bool strips READ strips WRITE setStrips NOTIFY edited)
    Q_PROPERTY(QString target READ target WRITE setTarget NOTIFY edited) ///< Address, where to, body, or service.
    Q_PROPERTY(int status READ status WRITE setStatus NOTIFY edited)
    Q_PROPERTY(QString contentType READ contentType WRITE setContentType NOTIFY edited)
    Q_PROPERTY(bool keepsPath READ keepsPath WRITE setKeepsPath NOTIFY edited)
    Q_PROPERTY(bool encrypted READ isEncrypted WRITE setEncrypted NOTIFY edited)
    Q_PROPERTY(QString serverName READ serverName WRITE setServerName NOTIFY edited)
    Q_PROPERTY(bool trustsAnyone READ trustsAnyone WRITE setTrustsAnyone NOTIFY edited)
    Q_PROPERTY(bool ownHost READ ownHost WRITE setOwnHost NOTIFY edited)
    Q_PROPERTY(QString requestHeaders READ requestHeaders WRITE setRequestHeaders NOTIFY edited)
    Q_PROPERTY(QString responseHeaders READ responseHeaders WRITE setResponseHeaders NOTIFY edited)
    Q_PROPERTY(int tls READ tls WRITE setTls NOTIFY edited) ///< As core::TlsMode.
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY edited)
    Q_PROPERTY(bool looked READ hasLooked NOTIFY lookedAt)
    Q_PROPERTY(QString differences READ differences NOTIFY lookedAt)

public:
    RouteFormModel(Bridge &bridge, RouteListModel &routes, QObject *parent = nullptr);

    [[nodiscard]] bool isChanging() const { return m_known.has_value(); }
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] int kind() const { return m_kind; }
    void setKind(int kind);
    [[nodiscard]] QString hosts() const { return m_hosts; }
    void setHosts(const QString &value) { edit(m_hosts, value); }
    [[nodiscard]] QString prefix() const { return m_prefix; }
    void setPrefix(const QString &value) { edit(m_prefix, value); }
    [[nodiscard]] bool strips() const { return m_strips; }
    void setStrips(bool value) { edit(m_strips, value); }
    [[nodiscard]] QString target() const { return m_target; }
    void setTarget(const QString &value) { edit(m_target, value); }
    [[nodiscard]] int status() const { return m_status; }
    void setStatus(int value) { edit(m_status, value); }
    [[nodiscard]] QString contentType() const { return m_contentType; }
    void setContentType(const QString &value) { edit(m_contentType, value); }
    [[nodiscard]] bool keepsPath() const { return m_keepsPath; }
    void setKeepsPath(bool value) { edit(m_keepsPath, value); }
    [[nodiscard]] bool isEncrypted() const { return m_encrypted; }
    void setEncrypted(bool value) { edit(m_encrypted, value); }
    [[nodiscard]] QString serverName() const { return m_serverName; }
    void setServerName(const QString &value) { edit(m_serverName, value); }
    [[nodiscard]] bool trustsAnyone() const { return m_trustsAnyone; }
    void setTrustsAnyone(bool value) { edit(m_trustsAnyone, value); }
    [[nodiscard]] bool ownHost() const { return m_ownHost; }
    void setOwnHost(bool value) { edit(m_ownHost, value); }
    [[nodiscard]] QString requestHeaders() const { return m_requestHeaders; }
    void setRequestHeaders(const QString &value) { edit(m_requestHeaders, value); }
    [[nodiscard]] QString responseHeaders() const { return m_responseHeaders; }
    void setResponseHeaders(const QString &value) { edit(m_responseHeaders, value); }
    [[nodiscard]] int tls() const { return m_tls; }
    void setTls(int value) { edit(m_tls, value); }
    [[nodiscard]] bool isEnabled() const { return m_enabled; }
    void setEnabled(bool value) { edit(m_enabled, value); }
    [[nodiscard]] bool hasLooked() const { return m_looked; }
    [[nodiscard]] QString differences() const { return m_differences; }

    Q_INVOKABLE void startNew();
    Q_INVOKABLE void startChange(const QString &routeId);
    /// Asks what would change; nothing does.
    Q_INVOKABLE void look();
    Q_INVOKABLE void send();

Q_SIGNALS:
    void edited();
    void lookedAt();

private:
    template <class Value>
    void edit(Value &member, const Value &value)
    {
        if (member != value) {
            member = value;
            forget();
            Q_EMIT edited();
        }
    }
    void start(const std::optional<core::OperatorRoute> &known);
    void takeTarget(const core::RouteTarget &target);
    void forget();
    void takePlan(const core::RoutePlan &plan);
    /// Nothing where a field cannot be read; that is said.
    [[nodiscard]] std::optional<core::OperatorRoute> wish();
    [[nodiscard]] core::RouteTarget wishedTarget() const;
    [[nodiscard]] core::RouteRequest request(core::OperatorRoute wish) const;

    RouteListModel &m_routes;
    std::optional<core::OperatorRoute> m_known;
    int m_kind = 0;
    QString m_hosts;
    QString m_prefix;
    bool m_strips = false;
    QString m_target;
    int m_status = 0;
    QString m_contentType;
    bool m_keepsPath = true;
    bool m_encrypted = false;
    QString m_serverName;
    bool m_trustsAnyone = false;
    bool m_ownHost = false;
    QString m_requestHeaders;
    QString m_responseHeaders;
    int m_tls = 0;
    bool m_enabled = true;
    bool m_looked = false;
    QString m_differences;
    Generation m_looking;
};

} // namespace wakedock::models
