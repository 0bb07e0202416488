#pragma once

#include "backend/core/domain/rules/accent_colours.h"
#include "models/common/form_run.h"
#include "models/services/service_list_model.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace wakedock::models {

/// The page a service's visitors see while it wakes, to be changed; kept without a deployment, and in force at once. Follows
/// the service until something is edited; a page that somebody else changed meanwhile is not written over.
class LoadingPageModel : public FormRun
{
    Q_OBJECT
    Q_PROPERTY(QString serviceId READ serviceId WRITE setServiceId NOTIFY edited)
    Q_PROPERTY(QString title READ title WRITE setTitle NOTIFY edited)
    Q_PROPERTY(QString message READ message WRITE setMessage NOTIFY edited)
    Q_PROPERTY(int theme READ theme WRITE setTheme NOTIFY edited) ///< As core::LoadingTheme.
    Q_PROPERTY(QString accent READ accent WRITE setAccent NOTIFY edited) ///< `#rrggbb`; empty = WakeDock's own.
    Q_PROPERTY(QString logo READ logo NOTIFY edited) ///< A `data:` text; empty = none.
    Q_PROPERTY(QString logoNote READ logoNote NOTIFY edited) ///< `PNG, 12 KB`
    Q_PROPERTY(bool showsLog READ showsLog WRITE setShowsLog NOTIFY edited)
    Q_PROPERTY(bool dirty READ isDirty NOTIFY edited)
    Q_PROPERTY(bool editable READ isEditable NOTIFY edited)
    Q_PROPERTY(QString shownTitle READ shownTitle NOTIFY edited)
    Q_PROPERTY(QString shownMessage READ shownMessage NOTIFY edited)
    Q_PROPERTY(QString shownHost READ shownHost NOTIFY edited)
    Q_PROPERTY(QString lightAccent READ lightAccent NOTIFY edited)
    Q_PROPERTY(QString darkAccent READ darkAccent NOTIFY edited)

public:
    LoadingPageModel(Bridge &bridge, ServiceListModel &services, QObject *parent = nullptr);

    [[nodiscard]] QString serviceId() const;
    /// What was edited and not kept of another service is forgotten.
    void setServiceId(const QString &id);
    [[nodiscard]] QString title() const;
    void setTitle(const QString &value);
    [[nodiscard]] QString message() const;
    void setMessage(const QString &value);
    [[nodiscard]] int theme() const { return static_cast<int>(m_page.theme); }
    void setTheme(int theme);
    [[nodiscard]] QString accent() const;
    void setAccent(const QString &value);
    [[nodiscard]] QString logo() const;
    [[nodiscard]] QString logoNote() const;
    [[nodiscard]] bool showsLog() const { return m_page.showsLog; }
    void setShowsLog(bool shows);
    [[nodiscard]] bool isDirty() const { return m_service && m_page != m_base; }
    /// Those of services of stacks are what labels in their files say.
    [[nodiscard]] bool isEditable() const;
    /// As visitors read them.
    [[nodiscard]] QString shownTitle() const;
    [[nodiscard]] QString shownMessage() const;
    [[nodiscard]] QString shownHost() const;
    /// The accent as it can be read on a light and on a dark card.
    [[nodiscard]] QString lightAccent() const;
    [[nodiscard]] QString darkAccent() const;

    Q_INVOKABLE void takeLogo(const QUrl &file);
    Q_INVOKABLE void removeLogo();
    Q_INVOKABLE void save();
    /// Back to what is kept.
    Q_INVOKABLE void revert();

Q_SIGNALS:
    void edited();

private:
    void follow();
    [[nodiscard]] core::LoadingPage keptPage() const;
    template <class Value>
    void edit(Value &member, Value value)
    {
        if (member != value) {
            member = std::move(value);
            clear();
            Q_EMIT edited();
        }
    }
    void refuseLogo(const QString &why);

    ServiceListModel &m_services;
    core::ServiceId m_id;
    std::shared_ptr<const core::Service> m_service;
    core::LoadingPage m_base; ///< What was kept when the edit began.
    std::optional<core::LoadingPage> m_sent; ///< Of oneself: it is nobody else's change when the service tells of it.
    core::LoadingPage m_page;
};

} // namespace wakedock::models
