#include "models/caddy/config_draft_model.h"

#include "models/caddy/config_file.h"
#include "models/common/text_format.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QVariantMap>

#include <utility>

namespace wakedock::models {

namespace {

/// What an editor lays out in some tenths of a second, once.
constexpr qsizetype mostEdited = 120'000;

QVariantList findingsOf(const std::vector<core::ConfigFinding> &findings)
{
    QVariantList items;
    for (const core::ConfigFinding &one : findings) {
        items.append(QVariantMap{{QStringLiteral("message"), text(one.message)},
                                 {QStringLiteral("line"), one.line.value_or(0)},
                                 {QStringLiteral("path"), text(one.path)}});
    }
    return items;
}

/// A refusal of the whole names its places as fields: `config/apps/http`.
QVariantList findingsOf(const Error &error)
{
    std::vector<core::ConfigFinding> findings;
    if (error.reason() == "config_invalid") {
        for (const FieldError &field : error.fields()) {
            findings.push_back({field.message, std::nullopt, field.field.substr(std::string_view("config").size())});
        }
    }
    return findingsOf(findings);
}

} // namespace

void ConfigDraftModel::setText(const QString &text)
{
    if (!m_isLarge && text != m_text) {
        take(text);
    }
}

void ConfigDraftModel::setCaddyfile(bool isCaddyfile)
{
    if (isCaddyfile != m_isCaddyfile && m_stage != Applying) {
        m_isCaddyfile = isCaddyfile;
        enter(Written);
    }
}

bool ConfigDraftModel::isEmpty() const
{
    return QStringView(m_text).trimmed().isEmpty();
}

/// While it is put in force it stays what it is: its outcome would be told about another text.
void ConfigDraftModel::take(const QString &text)
{
    if (m_stage == Applying) {
        return;
    }
    const bool wasLarge = std::exchange(m_isLarge, text.size() > mostEdited);
    m_text = text;
    if (wasLarge || m_isLarge) {
        m_lines.show(m_isLarge ? std::make_shared<const TextLines>(text) : nullptr);
    }
    enter(Written);
    Q_EMIT textChanged();
}

/// Whatever was found out was about what stood there before.
void ConfigDraftModel::enter(Stage stage)
{
    m_stage = stage;
    if (stage == Written) {
        m_generation.next();
        m_errors.clear();
        m_warnings.clear();
        m_failure = {};
        if (m_differences.count() > 0) {
            m_differences.show({});
        }
    }
    Q_EMIT changed();
}

core::ConfigText ConfigDraftModel::written() const
{
    return {m_text.toStdString(), m_isCaddyfile ? core::ConfigLanguage::Caddyfile : core::ConfigLanguage::Json};
}

QString ConfigDraftModel::verdict() const
{
    if (m_stage == Applied) {
        if (!m_changedSomething) {
            return QCoreApplication::translate("Caddy", "It was in force already. Nothing was changed.");
        }
        return m_backup.isEmpty()
            ? QCoreApplication::translate("Caddy", "It is in force.")
            : QCoreApplication::translate("Caddy", "It is in force. What it replaced is kept as %1.").arg(m_backup);
    }
    if (m_stage != Checked && m_stage != Applying) {
        return {};
    }
    if (!m_errors.isEmpty()) {
        const auto wrong = static_cast<int>(m_errors.size());
        return QCoreApplication::translate("Caddy", "%n things are wrong with it", nullptr, wrong);
    }
    return m_differences.count() == 0 ? QCoreApplication::translate("Caddy", "It is valid, and changes nothing.")
                                      : QCoreApplication::translate("Caddy", "It is valid. This is what it changes:");
}

bool ConfigDraftModel::canApply() const
{
    return m_stage == Checked && m_errors.isEmpty() && m_differences.count() > 0;
}

void ConfigDraftModel::check()
{
    if (isEmpty() || m_stage == Checking || m_stage == Applying) {
        return;
    }
    enter(Written);
    const quint64 mine = m_generation.next();
    enter(Checking);
    m_bridge.ask<TrialSight>(
        this, Bridge::Patience::Acting,
        [written = written()](const WindowUseCases &doors, core::CallContext context) {
            return doors.caddy.validate(std::move(context), written, true);
        },
        [this, mine](const TrialSight &trial) {
            if (m_generation.isLatest(mine)) {
                take(trial);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                refuse(error, Written);
            }
        });
}

void ConfigDraftModel::take(const TrialSight &trial)
{
    m_errors = findingsOf(trial.errors);
    m_warnings = findingsOf(trial.warnings);
    m_differences.show(trial.differences);
    enter(Checked);
}

void ConfigDraftModel::apply()
{
    if (!canApply()) {
        return;
    }
    m_failure = {};
    const quint64 mine = m_generation.next();
    enter(Applying);
    m_bridge.ask<AppliedSight>(
        this, Bridge::Patience::Acting,
        [written = written()](const WindowUseCases &doors, core::CallContext context) {
            return doors.caddy.apply(std::move(context), written);
        },
        [this, mine](const AppliedSight &done) {
            if (m_generation.isLatest(mine)) {
                take(done);
            }
            Q_EMIT applied();
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                refuse(error, Checked);
            }
        });
}

void ConfigDraftModel::take(const AppliedSight &done)
{
    m_changedSomething = done.changed;
    m_backup = models::text(done.backupId);
    m_warnings = findingsOf(done.warnings);
    m_differences.show({});
    enter(Applied);
}

void ConfigDraftModel::refuse(const Error &error, Stage back)
{
    const QVariantList places = findingsOf(error);
    if (!places.isEmpty()) {
        m_errors = places;
        m_differences.show({});
    } else {
        m_failure = ErrorText::of(error);
    }
    m_stage = back;
    Q_EMIT changed();
}

void ConfigDraftModel::clear()
{
    take(QString());
}

void ConfigDraftModel::startFromLive()
{
    const quint64 mine = m_generation.next();
    m_bridge.ask<ConfigSight>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.caddy.config(std::move(context), false); },
        [this, mine](const ConfigSight &sight) {
            if (m_generation.isLatest(mine)) {
                m_isCaddyfile = false;
                take(sight.lines->text());
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                refuse(error, m_stage);
            }
        });
}

void ConfigDraftModel::open(const QString &path)
{
    try {
        const QString content = readConfigFile(path);
        m_isCaddyfile = isCaddyfileNamed(path);
        take(content);
    } catch (const Error &error) {
        enter(Written);
        refuse(error, Written);
    }
}

bool ConfigDraftModel::takePaste()
{
    const QString pasted = QGuiApplication::clipboard()->text();
    if (pasted.size() <= mostEdited) {
        return false;
    }
    take(pasted);
    return true;
}

} // namespace wakedock::models
