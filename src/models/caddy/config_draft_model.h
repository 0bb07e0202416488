#pragma once

#include "models/caddy/difference_list_model.h"
#include "models/caddy/text_lines_model.h"
#include "models/common/bridge.h"
#include "models/common/error_text.h"

#include <QObject>
#include <QString>
#include <QVariantList>

namespace wakedock::models {

/// A configuration that is being written: tried before it is put in force, and only what was tried can be. Of a text too
/// large for an editor the lines are shown.
class ConfigDraftModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(bool caddyfile READ isCaddyfile WRITE setCaddyfile NOTIFY changed)
    Q_PROPERTY(bool large READ isLarge NOTIFY changed)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(wakedock::models::TextLinesModel *lines READ lines CONSTANT)
    Q_PROPERTY(Stage stage READ stage NOTIFY changed)
    Q_PROPERTY(QVariantList errors READ errors NOTIFY changed)
    Q_PROPERTY(QVariantList warnings READ warnings NOTIFY changed)
    Q_PROPERTY(wakedock::models::DifferenceListModel *differences READ differences CONSTANT)
    Q_PROPERTY(wakedock::models::ErrorText failure READ failure NOTIFY changed)
    Q_PROPERTY(QString verdict READ verdict NOTIFY changed)
    Q_PROPERTY(bool canApply READ canApply NOTIFY changed)

public:
    /// Written: not tried yet as it stands there now.
    enum Stage { Written, Checking, Checked, Applying, Applied };
    Q_ENUM(Stage)

    explicit ConfigDraftModel(Bridge &bridge, QObject *parent = nullptr) : QObject(parent), m_bridge(bridge) { }

    /// What the editor holds; empty where it is too large for one.
    [[nodiscard]] QString text() const { return isLarge() ? QString() : m_text; }
    void setText(const QString &text);
    [[nodiscard]] bool isCaddyfile() const { return m_isCaddyfile; }
    void setCaddyfile(bool isCaddyfile);
    [[nodiscard]] bool isLarge() const { return m_isLarge; }
    [[nodiscard]] bool isEmpty() const;
    TextLinesModel *lines() { return &m_lines; }
    [[nodiscard]] Stage stage() const { return m_stage; }
    /// {message, line (0 = not known), path}
    [[nodiscard]] QVariantList errors() const { return m_errors; }
    [[nodiscard]] QVariantList warnings() const { return m_warnings; }
    DifferenceListModel *differences() { return &m_differences; }
    /// Why it could not be tried, or was not put in force, where no place in the text is to blame.
    [[nodiscard]] ErrorText failure() const { return m_failure; }
    /// What came of it, in a sentence.
    [[nodiscard]] QString verdict() const;
    [[nodiscard]] bool canApply() const;

    Q_INVOKABLE void check();
    Q_INVOKABLE void apply();
    Q_INVOKABLE void clear();
    /// Begins with what is in force, its secrets included: what is covered cannot be put in force again.
    Q_INVOKABLE void startFromLive();
    /// Reads a file of this machine; its name says in which language it is.
    Q_INVOKABLE void open(const QString &path);
    /// True where the clipboard holds more than an editor can: then it is taken without one.
    Q_INVOKABLE bool takePaste();

Q_SIGNALS:
    void textChanged();
    void changed();
    /// It is in force.
    void applied();

private:
    void take(const QString &text);
    void take(const TrialSight &trial);
    void take(const AppliedSight &done);
    void refuse(const Error &error, Stage back);
    void enter(Stage stage);
    [[nodiscard]] core::ConfigText written() const;

    Bridge &m_bridge;
    QString m_text;
    bool m_isCaddyfile = false;
    bool m_isLarge = false;
    TextLinesModel m_lines;
    DifferenceListModel m_differences;
    QVariantList m_errors;
    QVariantList m_warnings;
    ErrorText m_failure;
    QString m_backup;
    bool m_changedSomething = false;
    Stage m_stage = Written;
    Generation m_generation;
};

} // namespace wakedock::models
